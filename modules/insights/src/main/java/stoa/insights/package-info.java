/**
 * Insights: events, roll-ups, dashboards, trends and the admin measures. Owns the schema {@code insights}.
 *
 * <p>Events are written down as they happen; the day that is under way is counted every few minutes and each day that is over once
 * more, for good; materialized views over that are what dashboards show. Nothing waits for any of it, and every answer says up to
 * when it counts. Trends are computed by a job over published views. {@link stoa.insights.Dashboards} are for the pages of
 * administrators, the API for their apps. Listens to what statuses and graph publish; publishes nothing.
 */
@org.jspecify.annotations.NullMarked
package stoa.insights;

/**
 * Insights: events, roll-ups, dashboards, trends and the admin measures. Owns the schema {@code insights}.
 *
 * <p>Trends so far, computed by a job over published views of statuses: nothing waits for them, and what is shown is at most
 * some minutes old.
 */
@org.jspecify.annotations.NullMarked
package stoa.insights;

/**
 * Insights: events, roll-ups, dashboards, trends and the admin measures. Owns the schema {@code insights}.
 *
 * <p>Trends and the activity of each week so far, computed by jobs over published views of statuses and accounts: nothing waits for
 * them, and what is shown is at most some minutes old (activity: an hour).
 */
@org.jspecify.annotations.NullMarked
package stoa.insights;

/**
 * Insights: events, roll-ups, dashboards, trends and the admin measures. Owns the schema {@code insights}.
 *
 * <p>So far the boundary only: its schema, its role and its place in the module table hold; it has no rows and no
 * endpoints yet.
 */
@org.jspecify.annotations.NullMarked
package stoa.insights;

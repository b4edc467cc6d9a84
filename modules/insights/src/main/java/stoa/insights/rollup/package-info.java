/** Roll-ups: what is kept of each day, and when the views over it are refreshed. */
@org.jspecify.annotations.NullMarked
package stoa.insights.rollup;

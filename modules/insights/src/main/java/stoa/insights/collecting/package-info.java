/** Collecting: events as they happen, with what it takes to count them. */
@org.jspecify.annotations.NullMarked
package stoa.insights.collecting;

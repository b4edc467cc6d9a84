/** Filters: what people do not want to see, kept for them and found in the statuses that they read. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.filters;

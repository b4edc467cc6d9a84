/** Quoting statuses, and saying who may. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.quoting;

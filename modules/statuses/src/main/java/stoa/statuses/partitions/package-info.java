/** Keeps partitions of the coming months in place. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.partitions;

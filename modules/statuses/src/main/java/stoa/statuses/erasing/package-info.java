/** What somebody kept for themselves about statuses, erased when they are gone. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.erasing;

/** The figures of a status. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.counting;

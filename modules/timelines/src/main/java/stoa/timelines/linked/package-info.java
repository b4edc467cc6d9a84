/** What was posted with a link. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.linked;

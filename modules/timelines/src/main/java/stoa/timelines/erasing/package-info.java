/** Somebody's home feed and reading positions, erased when they are gone. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.erasing;

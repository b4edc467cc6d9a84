/** How far people have read, so that their devices agree. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.markers;

/** Whom somebody followed, blocked and noted, and who did so with them, erased when they are gone. */
@org.jspecify.annotations.NullMarked
package stoa.graph.erasing;

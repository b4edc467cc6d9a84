/** Whom somebody follows, blocks and mutes, and their lists, for them to take away. */
@org.jspecify.annotations.NullMarked
package stoa.graph.exporting;

/** Keeping somebody away, or quiet: blocks, mutes, and domains. */
@org.jspecify.annotations.NullMarked
package stoa.graph.blocking;

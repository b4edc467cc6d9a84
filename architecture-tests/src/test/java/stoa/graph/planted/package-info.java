/** Planted violations: beans of module graph that only the architecture tests have. */
@org.jspecify.annotations.NullMarked
package stoa.graph.planted;

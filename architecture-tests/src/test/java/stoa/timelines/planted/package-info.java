/** Planted violations: beans of module timelines that only the architecture tests have. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.planted;

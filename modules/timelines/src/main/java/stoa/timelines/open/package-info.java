/** What everybody may see. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.open;

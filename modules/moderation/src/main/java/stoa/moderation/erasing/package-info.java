/** What becomes of the books when people leave. */
@org.jspecify.annotations.NullMarked
package stoa.moderation.erasing;

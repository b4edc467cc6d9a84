/** Figures that many change at once. */
@org.jspecify.annotations.NullMarked
package stoa.app.counting;

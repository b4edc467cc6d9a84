/** Time-ordered ids. */
@org.jspecify.annotations.NullMarked
package stoa.platform.ids;

/** The commands of {@code ./stoa}. */
@org.jspecify.annotations.NullMarked
package stoa.app.commands;

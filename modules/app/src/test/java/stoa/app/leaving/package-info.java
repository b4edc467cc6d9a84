/** What is left of those who delete their account. */
@org.jspecify.annotations.NullMarked
package stoa.app.leaving;

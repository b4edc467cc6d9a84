/** What the server says of itself. */
@org.jspecify.annotations.NullMarked
package stoa.app.instance;

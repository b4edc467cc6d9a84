/** A small cast of people, to try the server with. */
@org.jspecify.annotations.NullMarked
package stoa.app.demo;

/** How the journeys reach the server: over HTTP, as an app or a browser does. */
@org.jspecify.annotations.NullMarked
package stoa.app.testing;

/** What people and apps do with a server, over HTTP and from the outside only. */
@org.jspecify.annotations.NullMarked
package stoa.app.journeys;

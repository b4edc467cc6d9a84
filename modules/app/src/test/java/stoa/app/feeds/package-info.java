/** Shows that what is left for later arrives: home timelines from feeds, over HTTP. */
@org.jspecify.annotations.NullMarked
package stoa.app.feeds;

/** Streams: what happens, sent to the apps that are connected to this instance as it happens. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.streaming;

/** What is told to whom: written from the event log, taken back with what is undone. */
@org.jspecify.annotations.NullMarked
package stoa.notifications.inbox;

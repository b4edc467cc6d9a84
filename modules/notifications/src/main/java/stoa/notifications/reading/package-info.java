/** Reading one's notifications: one by one, in groups, how many are new; and putting them away. */
@org.jspecify.annotations.NullMarked
package stoa.notifications.reading;

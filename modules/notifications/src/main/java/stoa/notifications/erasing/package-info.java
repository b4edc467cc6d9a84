/** What somebody was told, and others were told of them, erased when they are gone. */
@org.jspecify.annotations.NullMarked
package stoa.notifications.erasing;

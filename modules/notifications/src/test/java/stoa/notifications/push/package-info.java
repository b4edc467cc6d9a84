@org.jspecify.annotations.NullMarked
package stoa.notifications.push;

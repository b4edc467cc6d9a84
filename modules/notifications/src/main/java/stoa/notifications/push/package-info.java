/** Web Push: apps subscribe, and are told of notifications through a push service (RFC 8030, 8291, 8292) and its drafts. */
@org.jspecify.annotations.NullMarked
package stoa.notifications.push;

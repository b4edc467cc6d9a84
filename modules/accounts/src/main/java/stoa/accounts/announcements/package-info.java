/** Announcements: what the server tells everybody, who has read it, and what they think of it. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.announcements;

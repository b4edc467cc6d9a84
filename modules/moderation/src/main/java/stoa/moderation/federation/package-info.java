/** What apps for moderators ask about other servers: this one speaks to none. */
@org.jspecify.annotations.NullMarked
package stoa.moderation.federation;

/** What moderators do to accounts. */
@org.jspecify.annotations.NullMarked
package stoa.moderation.actions;

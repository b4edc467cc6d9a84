/** Filing reports, and what moderators do with them. */
@org.jspecify.annotations.NullMarked
package stoa.moderation.reports;

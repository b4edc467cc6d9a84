/** The books of what moderators did. */
@org.jspecify.annotations.NullMarked
package stoa.moderation.audit;

/** Filing reports. */
@org.jspecify.annotations.NullMarked
package stoa.moderation.reports;

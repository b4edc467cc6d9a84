/** Hashtags: how much they are used, and who follows them. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.tagging;

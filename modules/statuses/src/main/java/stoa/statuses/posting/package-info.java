/** Posting and deleting: validation, the HTML of a text, mentions, idempotency. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.posting;

/** Polls: what they ask, who voted, what they show to whom. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.polls;

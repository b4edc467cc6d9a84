/** Conversations of direct statuses, as each of those who take part has them. */
@org.jspecify.annotations.NullMarked
package stoa.statuses.direct;

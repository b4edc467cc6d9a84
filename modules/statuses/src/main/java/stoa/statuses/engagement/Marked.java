package stoa.statuses.engagement;

/**
 * One entry of a list of marks.
 *
 * @param id of what is listed: a status or an account
 * @param cursor of the mark
 * @param stands false where it is here for its cursor alone
 */
public record Marked(long id, long cursor, boolean stands) {}

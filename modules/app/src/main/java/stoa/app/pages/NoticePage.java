package stoa.app.pages;

/**
 * Says one thing, and where to go on from there.
 *
 * @param next where to
 * @param nextLabel what the link there is called
 */
public record NoticePage(PageFrame frame, String heading, String text, String next, String nextLabel) {}

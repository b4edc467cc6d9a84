package stoa.app.pages;

/**
 * Asks whoever opened a link to confirm their address. A question, since programs that look through mail open links too.
 *
 * @param token what stands in the link
 */
public record ConfirmationPage(PageFrame frame, String token) {}

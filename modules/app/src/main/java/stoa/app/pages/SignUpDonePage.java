package stoa.app.pages;

/**
 * Says what comes after signing up.
 *
 * @param confirmationSent whether the address must be confirmed, by the link in a message, before the account works
 */
public record SignUpDonePage(PageFrame frame, String username, String email, boolean confirmationSent) {}

package stoa.app.pages;

/**
 * Says what comes after signing up.
 *
 * @param confirmationSent whether a letter to the address must be answered before the account works
 */
public record SignUpDonePage(PageFrame frame, String username, String email, boolean confirmationSent) {}

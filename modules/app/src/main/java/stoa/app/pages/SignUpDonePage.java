package stoa.app.pages;

/**
 * Says what comes after signing up.
 *
 * @param awaitsConfirmation whether the address must still be confirmed before the account works; by an operator, on the
 *     command line, while the server sends no mail
 */
public record SignUpDonePage(PageFrame frame, String username, String email, boolean awaitsConfirmation) {}

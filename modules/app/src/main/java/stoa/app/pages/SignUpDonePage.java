package stoa.app.pages;

/**
 * Says what comes after signing up.
 *
 * @param awaitsConfirmation whether the address must still be confirmed before the account works
 * @param sendsLink whether by a link that is sent to it; else by an operator, on the command line
 */
public record SignUpDonePage(
        PageFrame frame, String username, String email, boolean awaitsConfirmation, boolean sendsLink) {}

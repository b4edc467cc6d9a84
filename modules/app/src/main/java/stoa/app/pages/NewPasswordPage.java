package stoa.app.pages;

/**
 * Asks for a new password.
 *
 * @param token what stands in the link
 * @param errors by the field {@code password}
 * @param passwordMinimum characters
 */
public record NewPasswordPage(PageFrame frame, String token, FormErrors errors, int passwordMinimum) {}

package stoa.app.pages;

/**
 * The sign-up form as it is shown, again if need be; a password is never shown again.
 *
 * @param errors by the fields {@code username}, {@code email}, {@code password} and {@code agreement}
 */
public record SignUpForm(String username, String email, boolean agreement, FormErrors errors) {

    public static final SignUpForm EMPTY = new SignUpForm("", "", false, FormErrors.NONE);
}

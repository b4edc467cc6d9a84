package stoa.app.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in form as it is shown, again if need be; a password is never shown again.
 *
 * @param login what was typed as e-mail address or user name; empty at first
 * @param returnTo the path to go to afterwards, beginning with a slash
 * @param error why it failed, in one sentence that does not tell whether the account exists
 */
public record SignInForm(
        String login, String returnTo, @Nullable String error) {

    /** The sign-up form, which leads to the same place. */
    public String signUpUrl() {
        return "/auth/sign_up?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }
}

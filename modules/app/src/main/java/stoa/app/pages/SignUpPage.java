package stoa.app.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Shows the form if the server's registrations are open, and a sentence if they are not.
 *
 * @param returnTo the path to go to afterwards, beginning with a slash
 * @param passwordMinimum in characters
 */
public record SignUpPage(PageFrame frame, SignUpForm form, List<RuleView> rules, int passwordMinimum, String returnTo) {

    public SignUpPage {
        rules = List.copyOf(rules);
    }

    /** The sign-in form, which leads to the same place. */
    public String signInUrl() {
        return "/auth/sign_in?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }
}

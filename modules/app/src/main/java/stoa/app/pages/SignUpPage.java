package stoa.app.pages;

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
}

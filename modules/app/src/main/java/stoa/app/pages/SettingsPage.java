package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decides about how they sign in.
 *
 * @param passwordError why the password was not changed
 * @param email the address at present
 * @param emailError why it was not changed
 * @param secondFactor whether a code is asked for after the password
 * @param secondFactorError why it still is
 * @param administration where somebody begins who looks after the server
 */
public record SettingsPage(
        PageFrame frame,
        @Nullable String passwordError,
        String email,
        @Nullable String emailError,
        boolean secondFactor,
        @Nullable String secondFactorError,
        @Nullable AdminSection administration,
        List<BrowserLine> browsers,
        List<AppLine> apps) {

    /**
     * A browser in which somebody is signed in.
     *
     * @param name what it calls itself
     * @param current whether it shows this page
     */
    public record BrowserLine(long id, String name, Moment since, boolean current) {}

    /** An app that may use the account. */
    public record AppLine(long id, String name, Moment since, List<String> scopes) {}
}

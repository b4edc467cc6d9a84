package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the code after the password.
 *
 * @param returnTo the path to go to afterwards, beginning with a slash
 * @param error why it has to be asked again
 */
public record SignInCodePage(
        PageFrame frame, String returnTo, @Nullable String error) {}

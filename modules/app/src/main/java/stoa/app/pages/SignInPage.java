package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * Asks for name and password.
 *
 * @param appName the app that sent the person here, if one did
 * @param sendsLinks whether who forgot their password can have a link sent
 */
public record SignInPage(
        PageFrame frame, SignInForm form, @Nullable String appName, boolean sendsLinks) {}

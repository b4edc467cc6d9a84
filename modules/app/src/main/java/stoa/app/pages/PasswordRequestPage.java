package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * Asks to which address a link for a new password is to go.
 *
 * @param email what was typed, empty at first
 * @param error why it failed, in one sentence; null at first
 */
public record PasswordRequestPage(
        PageFrame frame, String email, @Nullable String error) {}

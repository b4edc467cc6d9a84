package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * Leads to a second factor.
 *
 * @param secret as it is typed in, in groups
 * @param link the same for an app on this device ({@code otpauth:})
 * @param qr the same as the path of a drawing in SVG, for a camera
 * @param size of that drawing's side
 * @param error why the code was not taken
 */
public record SecondFactorPage(
        PageFrame frame,
        String secret,
        String link,
        String qr,
        int size,
        @Nullable String error) {}

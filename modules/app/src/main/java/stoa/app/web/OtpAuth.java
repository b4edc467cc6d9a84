package stoa.app.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Secrets as authenticator apps take them (Google Authenticator, "Key Uri Format"). */
final class OtpAuth {
    private OtpAuth() {}

    static String link(String server, String username, String secret) {
        return "otpauth://totp/" + encoded(server) + ":" + encoded(username) + "?secret=" + secret + "&issuer="
                + encoded(server);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** In groups of four, as people read them. */
    static String groups(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }
}

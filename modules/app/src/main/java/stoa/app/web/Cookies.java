package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import stoa.platform.web.Parameters;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;

/**
 * The cookies of the pages: the session's secret, and a random value that forms repeat, so that another site cannot post
 * them (OWASP, "double submit cookie"). Neither is readable by scripts or sent with posts from elsewhere.
 */
@Singleton
final class Cookies {
    private static final String SESSION = "stoa_session";
    private static final String FORM = "stoa_form";
    private static final Duration SESSION_AGE = Duration.ofDays(30);
    private static final int FORM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PublicUrl url;

    Cookies(PublicUrl url) {
        this.url = url;
    }

    Optional<String> session(HttpRequest<?> request) {
        return request.getCookies().findCookie(SESSION).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    void begin(MutableHttpResponse<?> response, String secret) {
        response.cookie(cookie(SESSION, secret).maxAge(SESSION_AGE));
    }

    void end(MutableHttpResponse<?> response) {
        response.cookie(cookie(SESSION, "").maxAge(Duration.ZERO));
    }

    /** The value that forms of this browser repeat; a new one where it has none yet. */
    String form(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(FORM)
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{32}"))
                .orElseGet(Cookies::random);
    }

    void keep(MutableHttpResponse<?> response, String form) {
        response.cookie(cookie(FORM, form));
    }

    /** Refuses a form that did not come from a page of ours. */
    void requireOwnForm(HttpRequest<?> request, Parameters parameters) {
        var sent = parameters.text("csrf").orElse("");
        if (!request.getCookies().contains(FORM) || !same(sent, form(request))) {
            throw Refusal.forbidden("This form has expired: go back, reload the page and send it again");
        }
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private Cookie cookie(String name, String value) {
        return Cookie.of(name, value)
                .path("/")
                .httpOnly(true)
                .secure(url.isSecure())
                .sameSite(SameSite.Lax);
    }

    private static String random() {
        var bytes = new byte[FORM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

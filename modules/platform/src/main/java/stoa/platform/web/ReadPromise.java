package stoa.platform.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.platform.database.ConsistencyTokens;
import stoa.platform.database.ReadReason;
import stoa.platform.database.ReadRoute;
import stoa.platform.database.WalPosition;

/**
 * Nobody misses their own write: what a client presents (header {@code Stoa-Consistency}, or the cookie of a browser) and
 * what is remembered of its token decide what it must be shown; what a request wrote goes back the same way. Every read
 * says where it came from ({@code Stoa-Source}).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ReadPromise {
    private static final String TOKEN = "Stoa-Consistency";
    private static final String SOURCE = "Stoa-Source";
    private static final String COOKIE = "stoa_consistency";
    private static final Duration COOKIE_AGE = Duration.ofMinutes(10);

    private final ConsistencyTokens tokens;
    private final PublicUrl url;

    ReadPromise(ConsistencyTokens tokens, PublicUrl url) {
        this.tokens = tokens;
        this.url = url;
    }

    /**
     * Declares how a request may read. One that writes reads what its write depends on in the present.
     *
     * @param onlyReads whether the endpoint changes nothing, whatever the method
     */
    void declare(HttpRequest<?> request, Caller caller, boolean onlyReads) {
        boolean reads = onlyReads || request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (!reads) {
            tokens.prepare(); // here, where waiting for the database is allowed; the response is made where it is not
        }
        var presented = presented(request);
        var position = presented == null ? Optional.<WalPosition>empty() : tokens.read(presented);
        // A token that is not ours, or not whole, is not believed: its holder gets the present.
        boolean unbelievable = presented != null && position.isEmpty();
        var primaryBecause = reads ? (unbelievable ? ReadReason.UNTRUSTED_TOKEN : null) : ReadReason.WRITING_REQUEST;
        ReadRoute.begin(request, caller.writer(), position, caller.atLeast(), primaryBecause);
    }

    private static @Nullable String presented(HttpRequest<?> request) {
        var header = request.getHeaders().get(TOKEN);
        return header != null
                ? header
                : request.getCookies().findCookie(COOKIE).map(Cookie::getValue).orElse(null);
    }

    @ResponseFilter
    void keep(HttpRequest<?> request, MutableHttpResponse<?> response) {
        ReadRoute.of(request).ifPresent(route -> {
            route.source().ifPresent(source -> response.header(SOURCE, source));
            route.wrote().map(tokens::write).ifPresent(token -> {
                response.header(TOKEN, token);
                if (!request.getPath().startsWith("/api/")) {
                    response.cookie(Cookie.of(COOKIE, token)
                            .path("/")
                            .httpOnly(true)
                            .secure(url.isSecure())
                            .sameSite(SameSite.Lax)
                            .maxAge(COOKIE_AGE));
                }
            });
        });
    }
}

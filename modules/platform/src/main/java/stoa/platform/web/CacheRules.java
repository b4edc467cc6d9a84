package stoa.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Who may keep an answer of the API (RFC 9111): a proxy, for some seconds, what a stranger was shown who presented nothing;
 * nobody anything else. So a crowd of strangers costs one request every few seconds, and a person's own view stays theirs.
 */
@ServerFilter("/api/**")
final class CacheRules {
    /** As old as the public timeline itself may be. */
    static final String PUBLIC = "public, max-age=5, stale-while-revalidate=30";

    private static final String PRIVATE = "private, no-store";

    @ResponseFilter
    void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
            boolean shared = reads && response.status() == HttpStatus.OK && isStranger(request);
            response.header(HttpHeaders.CACHE_CONTROL, shared ? PUBLIC : PRIVATE);
            response.getHeaders().add(HttpHeaders.VARY, "Authorization, Stoa-Consistency");
        }
    }

    static boolean isStranger(HttpRequest<?> request) {
        return !request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                && !request.getHeaders().contains(HttpHeaders.COOKIE)
                && !request.getHeaders().contains("Stoa-Consistency")
                && !request.getParameters().contains("access_token");
    }
}

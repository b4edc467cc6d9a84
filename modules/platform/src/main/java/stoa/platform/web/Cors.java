package stoa.platform.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/** Lets any web page call the API, as Mastodon does: browser clients live on other origins. Cookies never count here. */
@ServerFilter({
    "/api/**",
    "/oauth/token",
    "/oauth/revoke",
    "/oauth/userinfo",
    "/.well-known/**",
    "/nodeinfo/**",
    "/media/**"
})
final class Cors implements Ordered {
    private static final String EXPOSED =
            "Link, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id, Stoa-Consistency, Stoa-Source, Stoa-As-Of";

    @Override
    public int getOrder() {
        return -1_000; // around everything, so that refusals carry the headers too
    }

    @PreMatching
    @RequestFilter
    @Nullable
    HttpResponse<?> preflight(HttpRequest<?> request) {
        var headers = request.getHeaders();
        if (request.getMethod() != HttpMethod.OPTIONS || !headers.contains("Access-Control-Request-Method")) {
            return null;
        }
        var asked = headers.get("Access-Control-Request-Headers");
        return HttpResponse.noContent()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, PATCH, OPTIONS")
                .header(
                        "Access-Control-Allow-Headers",
                        asked == null ? "Authorization, Content-Type, Idempotency-Key" : asked)
                .header("Access-Control-Max-Age", "7200");
    }

    @ResponseFilter
    void allow(MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        if (!headers.contains("Access-Control-Allow-Origin")) {
            headers.add("Access-Control-Allow-Origin", "*").add("Access-Control-Expose-Headers", EXPOSED);
        }
    }
}

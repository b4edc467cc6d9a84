package stoa.platform.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Says in every answer of the API how much the caller may still ask. What was refused before it was counted counts too. */
@ServerFilter("/api/**")
final class RateLimitHeaders implements Ordered {
    private static final DateTimeFormatter RESET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final RateLimits limits;

    RateLimitHeaders(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return -900; // around AccessFilter, so that its refusals carry the headers too
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (request.getMethod() == HttpMethod.OPTIONS) {
            return;
        }
        var usage = request.getAttribute(RateLimitFilter.USAGE, RateLimits.Usage.class)
                .orElseGet(() -> limits.count(request, Caller.anonymous(), Optional.empty(), false));
        response.header("X-RateLimit-Limit", Integer.toString(usage.limit()))
                .header("X-RateLimit-Remaining", Integer.toString(Math.max(0, usage.left())))
                .header("X-RateLimit-Reset", RESET.format(usage.end()));
    }
}

package stoa.platform.web;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteMatch;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses what is too much, once it is known who calls. */
@ServerFilter("/api/**")
final class RateLimitFilter implements Ordered {
    static final String USAGE = "stoa.rate-limit";

    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return -50; // after AccessFilter, before the body is read
    }

    @RequestFilter
    void count(HttpRequest<?> request, @Nullable RouteMatch<?> route) {
        var own = route == null
                ? Optional.<AnnotationValue<Limited>>empty()
                : route.getRouteInfo().findAnnotation(Limited.class);
        var usage = limits.count(
                request,
                AccessFilter.callerOf(request),
                own.map(limited -> new RateLimits.Rule(
                        limited.stringValue("name").orElseThrow(),
                        limited.intValue("times").orElseThrow(),
                        Duration.ofMinutes(limited.intValue("minutes").orElseThrow()))),
                own.flatMap(limited -> limited.booleanValue("byAccount")).orElse(true));
        request.setAttribute(USAGE, usage);
        if (usage.isExceeded()) {
            throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", Map.of());
        }
    }
}

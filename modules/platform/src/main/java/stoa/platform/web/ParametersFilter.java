package stoa.platform.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the body of a request whose endpoint asks for {@link Parameters}, before the endpoint is called. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ParametersFilter {
    private static final String ATTRIBUTE = "stoa.parameters";

    private final BodyReader bodies;

    ParametersFilter(BodyReader bodies) {
        this.bodies = bodies;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void read(HttpRequest<?> request, @Nullable RouteMatch<?> route) {
        if (request.getPath().contains("%00")) {
            throw Refusal.notFound();
        }
        if (route == null || !asksForParameters(route) || !(request instanceof ServerHttpRequest<?> incoming)) {
            return;
        }
        // Waits here: the endpoint would not wait for a future, and be called before the body has arrived.
        var body = incoming.byteBody()
                .split(ByteBody.SplitBackpressureMode.FASTEST)
                .buffer()
                .join();
        request.setAttribute(ATTRIBUTE, parameters(request, body));
    }

    private Parameters parameters(HttpRequest<?> request, CloseableAvailableByteBody body) {
        try (body) {
            var values = new LinkedHashMap<String, Object>();
            var query = request.getUri().getRawQuery();
            if (query != null) {
                BodyReader.form(query, values);
            }
            var bytes = body.toByteArray();
            if (bytes.length > 0) {
                var type = request.getContentType()
                        .orElseThrow(() -> Refusal.badRequest("A request body needs a content type"));
                bodies.readInto(values, type, bytes);
            }
            if (containsNull(values)) {
                throw Refusal.badRequest("Parameters cannot contain null characters");
            }
            return new Parameters(values);
        }
    }

    /** PostgreSQL stores every character but this one. */
    private static boolean containsNull(Object value) {
        return switch (value) {
            case String text -> text.indexOf('\0') >= 0;
            case Collection<?> list -> list.stream().filter(Objects::nonNull).anyMatch(ParametersFilter::containsNull);
            case Map<?, ?> map -> containsNull(map.keySet()) || containsNull(map.values());
            default -> false;
        };
    }

    private static boolean asksForParameters(RouteMatch<?> route) {
        return route.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> method
                && Arrays.stream(method.getTargetMethod().getArguments())
                        .anyMatch(argument -> argument.getType() == Parameters.class);
    }

    /** Hands the parameters that were read to the endpoint. */
    @Singleton
    static final class Binder implements TypedRequestArgumentBinder<Parameters> {
        @Override
        public Argument<Parameters> argumentType() {
            return Argument.of(Parameters.class);
        }

        @Override
        public ArgumentBinder.BindingResult<Parameters> bind(
                ArgumentConversionContext<Parameters> context, HttpRequest<?> request) {
            var parameters = request.getAttribute(ATTRIBUTE, Parameters.class).orElse(Parameters.NONE);
            return () -> Optional.of(parameters);
        }
    }
}

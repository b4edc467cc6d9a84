package stoa.platform.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the body of a request whose endpoint asks for {@link Parameters}, before the endpoint is called; the files in it too
 * where it asks for {@link Uploads}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ParametersFilter {
    private static final String ATTRIBUTE = "stoa.parameters";
    private static final String FILES = "stoa.uploads";

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
        if (route == null || !asksFor(route, Parameters.class) || !(request instanceof ServerHttpRequest<?> incoming)) {
            return;
        }
        if (asksFor(route, Uploads.class) && isMultipart(request)) {
            readWithFiles(request, incoming.byteBody());
            return;
        }
        // Waits here: the endpoint would not wait for a future, and be called before the body has arrived.
        var body = incoming.byteBody()
                .split(ByteBody.SplitBackpressureMode.FASTEST)
                .buffer()
                .join();
        request.setAttribute(ATTRIBUTE, parameters(request, body));
    }

    private static boolean isMultipart(HttpRequest<?> request) {
        return request.getContentType()
                .filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
                .isPresent();
    }

    /** Never the whole body in memory. */
    private static void readWithFiles(HttpRequest<?> request, ByteBody body) {
        var values = query(request);
        var files = new LinkedHashMap<String, Upload>();
        try (var stream = body.toInputStream();
                var reader = new MultipartReader(request.getContentType().orElseThrow(), values, files)) {
            reader.read(stream);
            refuseNull(values);
        } catch (IOException e) {
            Uploads.delete(files);
            throw Refusal.badRequest("Malformed multipart data");
        } catch (RuntimeException e) {
            Uploads.delete(files);
            throw e;
        }
        request.setAttribute(ATTRIBUTE, new Parameters(values));
        request.setAttribute(FILES, new Uploads(files));
    }

    @ResponseFilter
    void forgetFiles(HttpRequest<?> request) {
        request.getAttribute(FILES, Uploads.class).ifPresent(Uploads::delete);
    }

    private static Map<String, Object> query(HttpRequest<?> request) {
        var values = new LinkedHashMap<String, Object>();
        var query = request.getUri().getRawQuery();
        if (query != null) {
            BodyReader.form(query, values);
        }
        return values;
    }

    private static void refuseNull(Map<String, Object> values) {
        if (containsNull(values)) {
            throw Refusal.badRequest("Parameters cannot contain null characters");
        }
    }

    private Parameters parameters(HttpRequest<?> request, CloseableAvailableByteBody body) {
        try (body) {
            var values = query(request);
            var bytes = body.toByteArray();
            if (bytes.length > 0) {
                var type = request.getContentType()
                        .orElseThrow(() -> Refusal.badRequest("A request body needs a content type"));
                bodies.readInto(values, type, bytes);
            }
            refuseNull(values);
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

    private static boolean asksFor(RouteMatch<?> route, Class<?> type) {
        return route.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> method
                && Arrays.stream(method.getTargetMethod().getArguments())
                        .anyMatch(argument -> argument.getType() == type);
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

    /** Hands the files that were read to the endpoint. */
    @Singleton
    static final class UploadsBinder implements TypedRequestArgumentBinder<Uploads> {
        @Override
        public Argument<Uploads> argumentType() {
            return Argument.of(Uploads.class);
        }

        @Override
        public ArgumentBinder.BindingResult<Uploads> bind(
                ArgumentConversionContext<Uploads> context, HttpRequest<?> request) {
            var uploads = request.getAttribute(FILES, Uploads.class).orElse(Uploads.NONE);
            return () -> Optional.of(uploads);
        }
    }
}

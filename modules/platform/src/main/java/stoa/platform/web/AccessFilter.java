package stoa.platform.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Lets a request reach its endpoint only as the endpoint's {@link Access} says. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessFilter implements Ordered {
    private static final String ATTRIBUTE = "stoa.caller";
    private static final String BEARER = "bearer ";

    private final Authenticator authenticator;
    private final ReadPromise promise;

    AccessFilter(Authenticator authenticator, ReadPromise promise) {
        this.authenticator = authenticator;
        this.promise = promise;
    }

    @Override
    public int getOrder() {
        return -100; // before the body is read: who may not call need not be listened to
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request, @Nullable RouteMatch<?> route) {
        if (route == null || !route.getRouteInfo().getDeclaringType().getName().startsWith("stoa.")) {
            return;
        }
        var access = route.getRouteInfo()
                .findAnnotation(Access.class)
                .orElseThrow(() -> new IllegalStateException("no @Access on " + route.getRouteInfo()));
        var by = access.enumValue(Access.By.class).orElseThrow();
        boolean onlyReads = access.booleanValue("reads").orElse(false);
        if (by == Access.By.NO_TOKEN) {
            promise.declare(request, Caller.anonymous(), onlyReads);
            return;
        }
        var caller = caller(request, access.booleanValue("socket").orElse(false));
        request.setAttribute(ATTRIBUTE, caller);
        promise.declare(request, caller, onlyReads);
        requireKind(by, caller);
        var scopes = access.stringValues("scope");
        if (!caller.isAnonymous()
                && scopes.length > 0
                && Arrays.stream(scopes).map(Scope::new).noneMatch(caller::holds)) {
            throw Refusal.forbidden("This action is outside the authorized scopes");
        }
        if (by == Access.By.USER && caller.inactiveBecause().isPresent()) {
            throw Refusal.forbidden(caller.inactiveBecause().get());
        }
    }

    private static void requireKind(Access.By by, Caller caller) {
        if (by != Access.By.ANYONE && caller.isAnonymous()) {
            throw Refusal.unauthorized("The access token is invalid");
        }
        if ((by == Access.By.USER || by == Access.By.UNCONFIRMED_USER)
                && caller.subject().isEmpty()) {
            throw Refusal.invalid("This method requires an authenticated user");
        }
    }

    private Caller caller(HttpRequest<?> request, boolean socket) {
        var token = token(request).or(() -> socket ? tokenWithoutHeader(request) : Optional.empty());
        return token.isEmpty()
                ? Caller.anonymous()
                : authenticator
                        .authenticate(token.get())
                        .orElseThrow(() -> Refusal.unauthorized("The access token is invalid"));
    }

    private static Optional<String> token(HttpRequest<?> request) {
        var header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }

    /** Who makes a request, as far as it is known by then. */
    static Caller callerOf(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class).orElse(Caller.anonymous());
    }

    private static Optional<String> tokenWithoutHeader(HttpRequest<?> request) {
        return Optional.ofNullable(request.getParameters().get("access_token"))
                .or(() -> Optional.ofNullable(request.getHeaders().get("Sec-WebSocket-Protocol")))
                .map(String::trim)
                .filter(token -> !token.isEmpty());
    }

    /** Hands the caller to the endpoint. */
    @Singleton
    static final class Binder implements TypedRequestArgumentBinder<Caller> {
        @Override
        public Argument<Caller> argumentType() {
            return Argument.of(Caller.class);
        }

        @Override
        public ArgumentBinder.BindingResult<Caller> bind(
                ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
            var caller = callerOf(request);
            return () -> Optional.of(caller);
        }
    }
}

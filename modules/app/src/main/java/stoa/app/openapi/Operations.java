package stoa.app.openapi;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.platform.web.Access;

/** What there is to ask for, as the router has it; pages for browsers are left out. */
@Singleton
public final class Operations {
    private static final Pattern API =
            Pattern.compile("/(?:api|\\.well-known|nodeinfo)/.*|/oauth/(?:authorize|token|revoke|userinfo)|/health");
    private static final Pattern AREA =
            Pattern.compile("/(?:api/)?(?:v\\w+/)?(?:\\{\\w+}/)?(?<area>\\.?[a-z][\\w-]*).*");
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Router router;
    /** Found when they are first asked for: the routes never change. */
    private volatile @Nullable List<Operation> found;

    Operations(Router router) {
        this.router = router;
    }

    /** By area, path and method. */
    public List<Operation> all() {
        var known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        return known;
    }

    private List<Operation> find() {
        return router
                .uriRoutes()
                .filter(route -> METHODS.contains(route.getHttpMethod()))
                .filter(route -> route.getDeclaringType().getName().startsWith("stoa."))
                .filter(route -> API.matcher(path(route)).matches())
                .map(Operations::operation)
                // A path with and without a slash at its end is one.
                .collect(Collectors.toMap(Operation::id, operation -> operation, (one, same) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Operation::area)
                        .thenComparing(Operation::path)
                        .thenComparing(Operation::method))
                .toList();
    }

    private static String path(UriRouteInfo<?, ?> route) {
        var path = route.getUriMatchTemplate().toPathString();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Operation operation(UriRouteInfo<?, ?> route) {
        var said = route.getAnnotationMetadata();
        var path = path(route);
        var controller = route.getDeclaringType().getSimpleName().replace("Controller", "");
        var handler = route.getTargetMethod().getMethodName();
        return new Operation(
                route.getHttpMethodName(),
                path,
                controller + "." + handler + "."
                        + route.getHttpMethodName().toLowerCase(Locale.ROOT)
                        + path.replaceAll("\\W+", "_"),
                words(controller) + ": " + words(handler).toLowerCase(Locale.ROOT),
                area(path),
                said.enumValue(Access.class, Access.By.class).orElse(Access.By.NO_TOKEN),
                List.of(said.stringValues(Access.class, "scope")),
                answer(route.getReturnType().asArgument()));
    }

    private static Argument<?> answer(Argument<?> returned) {
        return HttpResponse.class.isAssignableFrom(returned.getType())
                ? returned.getFirstTypeVariable().<Argument<?>>map(type -> type).orElse(Argument.OBJECT_ARGUMENT)
                : returned;
    }

    /** The name of a method as words: {@code takeBack} becomes "Take back". */
    static String words(String name) {
        var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What a path is about. */
    public static String area(String path) {
        var matcher = AREA.matcher(path);
        return matcher.matches() ? matcher.group("area") : "other";
    }
}

package stoa.app.openapi;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.app.instance.InstanceConfig;
import stoa.platform.Version;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Scope;

/** The document (OpenAPI Specification 3.1). What requests may carry besides the path is for Mastodon's documentation to say. */
@Singleton
final class OpenApiDocument {
    private static final Pattern VARIABLE = Pattern.compile("\\{(?<name>\\w+)}");
    private static final String OAUTH = "oauth";
    private static final String ERROR = "Error";

    private final Operations operations;
    private final InstanceConfig instance;
    private final PublicUrl url;
    /** Made when it is first asked for: the routes never change. */
    private volatile @Nullable Map<String, Object> made;

    OpenApiDocument(Operations operations, InstanceConfig instance, PublicUrl url) {
        this.operations = operations;
        this.instance = instance;
        this.url = url;
    }

    Map<String, Object> get() {
        var document = made;
        if (document == null) {
            document = make();
            made = document;
        }
        return document;
    }

    private Map<String, Object> make() {
        var schemas = new Schemas();
        var paths = new TreeMap<String, Map<String, Object>>();
        for (var operation : operations.all()) {
            paths.computeIfAbsent(operation.path(), path -> new TreeMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT), describe(operation, schemas));
        }
        var components = new LinkedHashMap<String, Object>();
        var named = new TreeMap<String, Object>(schemas.components());
        named.put(
                ERROR,
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("error", Map.of("type", "string")),
                        "required",
                        List.of("error")));
        components.put("schemas", named);
        components.put("securitySchemes", Map.of(OAUTH, Map.of("type", "oauth2", "flows", flows())));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        instance.title(),
                        "description",
                        "The Mastodon client API as this server offers it. Bodies may be JSON, forms or multipart.",
                        "version",
                        Version.NUMBER));
        document.put("servers", List.of(Map.of("url", url.of(""))));
        document.put(
                "externalDocs",
                Map.of("url", "https://docs.joinmastodon.org/methods/", "description", "Mastodon's documentation"));
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    private Map<String, Object> flows() {
        var scopes = new LinkedHashMap<String, Object>();
        Scope.known().forEach(scope -> scopes.put(scope, ""));
        return Map.of(
                "authorizationCode",
                Map.of(
                        "authorizationUrl",
                        url.of("/oauth/authorize"),
                        "tokenUrl",
                        url.of("/oauth/token"),
                        "scopes",
                        scopes),
                "clientCredentials",
                Map.of("tokenUrl", url.of("/oauth/token"), "scopes", scopes));
    }

    private static Map<String, Object> describe(Operation operation, Schemas schemas) {
        var described = new LinkedHashMap<String, Object>();
        described.put("operationId", operation.id());
        described.put("summary", operation.summary());
        described.put("tags", List.of(operation.area()));
        described.put("x-stoa-access", operation.by().name().toLowerCase(Locale.ROOT));
        described.put("security", security(operation));
        var variables = VARIABLE.matcher(operation.path())
                .results()
                .map(found -> Map.of(
                        "name", found.group(1), "in", "path", "required", true, "schema", Map.of("type", "string")))
                .toList();
        if (!variables.isEmpty()) {
            described.put("parameters", variables);
        }
        described.put("responses", responses(operation, schemas));
        return described;
    }

    /** One of the scopes is enough. */
    private static List<Map<String, List<String>>> security(Operation operation) {
        return switch (operation.by()) {
            case NO_TOKEN -> List.of();
            case ANYONE -> List.of(Map.of(), Map.of(OAUTH, operation.scopes()));
            case APP, USER, UNCONFIRMED_USER ->
                operation.scopes().isEmpty()
                        ? List.of(Map.of(OAUTH, List.of()))
                        : operation.scopes().stream()
                                .map(scope -> Map.of(OAUTH, List.of(scope)))
                                .toList();
        };
    }

    private static Map<String, Object> responses(Operation operation, Schemas schemas) {
        var responses = new LinkedHashMap<String, Object>();
        responses.put("200", response("Done", schemas.of(operation.answer())));
        var error = Map.<String, Object>of("$ref", "#/components/schemas/" + ERROR);
        if (operation.needsToken()) {
            responses.put("401", response("The token is missing or not valid", error));
        }
        if (operation.needsToken() && !operation.scopes().isEmpty()) {
            responses.put("403", response("The token holds none of the scopes", error));
        }
        if (operation.needsUser()) {
            responses.put("422", response("The token is no user's, or the request cannot be carried out", error));
        }
        responses.put("default", response("Refused, with a sentence", error));
        return responses;
    }

    private static Map<String, Object> response(String description, Map<String, Object> schema) {
        return Map.of("description", description, "content", Map.of("application/json", Map.of("schema", schema)));
    }
}

package stoa.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds answers against an OpenAPI document of the Mastodon client API that lies beside the repository, where it does: it
 * is not ours to copy. Without it the journeys say what they say without this check.
 */
final class Contract {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("stoa.root", "."), "..", "shared", "mastodon-openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ACCOUNT = "AdminAccount";
    private static final String REPORT = "AdminReport";
    /** Method and path, and {@code list} where it answers many, with what it answers. */
    private static final Map<String, String> ADMINISTRATION = Map.ofEntries(
            Map.entry("GET /api/v1/admin/accounts list", ACCOUNT),
            Map.entry("GET /api/v2/admin/accounts list", ACCOUNT),
            Map.entry("GET /api/v1/admin/accounts/{id}", ACCOUNT),
            Map.entry("DELETE /api/v1/admin/accounts/{id}", ACCOUNT),
            Map.entry("POST /api/v1/admin/accounts/{id}/enable", ACCOUNT),
            Map.entry("POST /api/v1/admin/accounts/{id}/unsilence", ACCOUNT),
            Map.entry("POST /api/v1/admin/accounts/{id}/unsuspend", ACCOUNT),
            Map.entry("POST /api/v1/admin/accounts/{id}/unsensitive", ACCOUNT),
            Map.entry("GET /api/v1/admin/reports list", REPORT),
            Map.entry("GET /api/v1/admin/reports/{id}", REPORT),
            Map.entry("PUT /api/v1/admin/reports/{id}", REPORT),
            Map.entry("POST /api/v1/admin/reports/{id}/assign_to_self", REPORT),
            Map.entry("POST /api/v1/admin/reports/{id}/unassign", REPORT),
            Map.entry("POST /api/v1/admin/reports/{id}/resolve", REPORT),
            Map.entry("POST /api/v1/admin/reports/{id}/reopen", REPORT));

    /** After what it is read with. */
    private static final @Nullable Contract SHARED = Files.isReadable(DOCUMENT) ? read() : null;

    private final List<Operation> operations = new ArrayList<>();

    private Contract(JsonNode document) {
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        // What a page does not say of itself is empty text in Mastodon's own examples, also where an address is asked
        // for.
        for (var schema : List.of("PreviewCard", "PreviewCardAuthor", "TrendsLink")) {
            document.at("/components/schemas/" + schema + "/properties")
                    .forEach(property -> ((ObjectNode) property).remove("format"));
        }
        // Quote and ShallowQuote differ in a property that either may leave out: what is of one form is of both.
        var quote = (ObjectNode) document.at("/components/schemas/Status/properties/quote");
        quote.set("anyOf", quote.remove("oneOf"));
        // It has the entities of the administration, and not its endpoints.
        ADMINISTRATION.forEach((endpoint, entity) -> {
            var words = endpoint.split(" ", -1);
            var schema = JSON.createObjectNode();
            if (words.length > 2) {
                schema.put("type", "array").putObject("items").put("$ref", "#/components/schemas/" + entity);
            } else {
                schema.put("$ref", "#/components/schemas/" + entity);
            }
            schema.set("components", document.path("components"));
            operations.add(new Operation(words[0], segments(words[1]), factory.getSchema(schema, config)));
        });
        // What OAuth's discovery document must hold is RFC 8414's to say.
        document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/.well-known/"))
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var schema = operation.getValue().at("/responses/200/content/application~1json/schema");
                    if (schema.isObject()) {
                        ObjectNode whole = of(operation.getValue(), schema);
                        whole.set("components", document.path("components"));
                        operations.add(new Operation(
                                operation.getKey(), segments(path.getKey()), factory.getSchema(whole, config)));
                    }
                }));
    }

    /** Where the document says in words that it is a list, and not in its schema, the words are right. */
    private static ObjectNode of(JsonNode operation, JsonNode schema) {
        ObjectNode inner = schema.deepCopy();
        return operation.at("/responses/200/description").asText().startsWith("List of ")
                        && !"array".equals(schema.path("type").asText())
                ? JSON.createObjectNode().put("type", "array").set("items", inner)
                : inner;
    }

    static void check(Answer answer, String method, String path) {
        if (SHARED != null) {
            SHARED.find(method, segments(path))
                    .ifPresent(operation -> assertThat(operation.schema().validate(answer.json()))
                            .as("%s answered %s", answer.request(), answer.text())
                            .isEmpty());
        }
    }

    private Optional<Operation> find(String method, List<String> path) {
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method) && operation.matches(path))
                .min(Comparator.comparingLong(Operation::variables));
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static Contract read() {
        try {
            return new Contract(JSON.readTree(DOCUMENT.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the document says of the answer to one kind of request. */
    private record Operation(String method, List<String> path, JsonSchema schema) {
        private static final Pattern ID = Pattern.compile("[0-9]+");

        boolean matches(List<String> actual) {
            if (actual.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!matches(path.get(i), actual.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** An id is a number: a word in its place is another path, which the document leaves out. */
        private static boolean matches(String segment, String actual) {
            if (segment.equals("{id}")) {
                return ID.matcher(actual).matches();
            }
            return isVariable(segment) || segment.equals(actual);
        }

        long variables() {
            return path.stream().filter(Operation::isVariable).count();
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }
    }
}

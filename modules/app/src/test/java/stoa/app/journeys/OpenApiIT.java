package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stoa.app.openapi.Operation;
import stoa.app.openapi.Operations;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.platform.web.Scope;

/** The server says what it offers, to programs and to people, and keeps to it. */
@OverHttp
final class OpenApiIT {
    private static final String BEGIN = "<!-- endpoints:begin -->";
    private static final String END = "<!-- endpoints:end -->";

    /** Any token of a user will do, as in Mastodon. */
    private static final Set<String> WITHOUT_SCOPE = Set.of("/api/v1/announcements");

    private final Client client;
    private final Given given;
    private final List<Operation> operations;

    OpenApiIT(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.operations = server.bean(Operations.class).all();
    }

    private JsonNode document() {
        return client.get("/openapi.json").ok();
    }

    @Test
    void everyOperationIsDescribedWithWhoMayAskAndTheScope() {
        var document = document();
        assertThat(document.path("openapi").textValue()).startsWith("3.1");
        assertThat(operations).hasSizeGreaterThan(150);
        var ids = new TreeSet<String>();
        for (var operation : operations) {
            var described = document.path("paths")
                    .path(operation.path())
                    .path(operation.method().toLowerCase(Locale.ROOT));
            assertThat(described.path("security").isArray()).as("%s", operation).isTrue();
            assertThat(described.path("summary").textValue())
                    .as("%s", operation)
                    .isNotBlank();
            assertThat(ids.add(described.path("operationId").textValue()))
                    .as("%s", operation)
                    .isTrue();
            assertThat(Scope.known()).as("%s", operation).containsAll(operation.scopes());
            if (operation.path().startsWith("/api/") && operation.needsUser()) {
                assertThat(operation.scopes().isEmpty() && !WITHOUT_SCOPE.contains(operation.path()))
                        .as("%s names no scope", operation)
                        .isFalse();
            }
        }
        var status = document.at("/components/schemas/Status/properties");
        assertThat(status.path("created_at").path("format").textValue()).isEqualTo("date-time");
        assertThat(status.path("account").path("$ref").textValue()).isEqualTo("#/components/schemas/Account");
        assertThat(status.path("poll").path("anyOf")).hasSize(2);
        assertThat(document.at("/components/schemas/CustomEmoji/required").toString())
                .contains("shortcode", "static_url");
        assertThat(document.at("/paths/~1api~1v1~1statuses~1{id}/get/parameters/0/name")
                        .textValue())
                .isEqualTo("id");
    }

    @Test
    void everyReferenceIsThere() {
        var document = document();
        for (var reference : document.findValuesAsText("$ref")) {
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        }
    }

    /** What a path's variable must be is checked after who asks. */
    @Test
    void whoeverMayNotIsRefusedEverywhere() {
        var stranger = given.account("alice", Set.of("admin:write:domain_allows"));
        var app = client.bearer(given.app("read", "write").ownToken());
        for (var operation : operations) {
            var path = operation.path().replaceAll("\\{\\w+}", "1");
            if (operation.path().startsWith("/api/v1/streaming")) {
                continue; // An open stream is refused over a protocol of its own, which StreamingJourney speaks.
            }
            if (operation.needsToken()) {
                client.send(operation.method(), path, Body.NOTHING).refuses(401, "The access token is invalid");
            }
            if (operation.needsUser()) {
                app.send(operation.method(), path, Body.NOTHING).expect(422);
            }
            if (operation.needsToken() && !operation.scopes().isEmpty()) {
                stranger.client()
                        .send(operation.method(), path, Body.NOTHING)
                        .refuses(403, "This action is outside the authorized scopes");
            }
        }
    }

    @Test
    void peopleAreToldTheSame() {
        var page = given.browser().get("/openapi").expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        for (var operation : operations) {
            assertThat(page.text()).contains("<code>" + operation.path() + "</code>");
        }
        assertThat(page.text()).contains("read:statuses").doesNotContain("<script");
    }

    @Test
    void theReadmeSaysWhichDocumentedEndpointsThereAre() throws IOException {
        var readme = Path.of(System.getProperty("stoa.root", "."), "README.md");
        var text = Files.readString(readme);
        var wanted = BEGIN + "\n" + table() + END;
        assertThat(text.substring(text.indexOf(BEGIN), text.indexOf(END) + END.length()))
                .as("%s is not up to date. Replace its block with:\n\n%s\n\n", readme, wanted)
                .isEqualTo(wanted);
    }

    private String table() throws IOException {
        var here = operations.stream()
                .map(operation -> operation.method() + " " + form(operation.path()))
                .collect(Collectors.toSet());
        var areas = new TreeMap<String, List<String>>();
        var missing = new TreeMap<String, List<String>>();
        try (var lines = Files.lines(Path.of("src/test/resources/mastodon-endpoints.txt"))) {
            lines.filter(line -> !line.startsWith("#")).forEach(line -> {
                var path = line.substring(line.indexOf(' ') + 1);
                var area = Operations.area(path);
                areas.computeIfAbsent(area, key -> new ArrayList<>()).add(line);
                if (!here.contains(form(line))) {
                    missing.computeIfAbsent(area, key -> new ArrayList<>())
                            .add("`" + line.replaceFirst("/api/", "") + "`");
                }
            });
        }
        var table = new StringBuilder("| area | documented | here | not here |\n|---|---|---|---|\n");
        areas.forEach((area, documented) -> {
            var absent = missing.getOrDefault(area, List.of());
            int found = documented.size() - absent.size();
            table.append("| %s | %d | %d | %s |\n"
                    .formatted(area, documented.size(), found, found == 0 ? "all of them" : String.join(", ", absent)));
        });
        return table.toString();
    }

    /** However its variables are called. */
    private static String form(String path) {
        return path.replaceAll("\\{\\w+}", "{}");
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.platform.testing.TestCluster;

/** What the server says of itself at length, and of its statuses to pages elsewhere. */
@OverHttp
final class InstanceJourney {
    private static final String PATH = "/api/v1/instance";

    private final Client client;
    private final Given given;
    private final JourneyServer server;

    InstanceJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @Test
    void saysWhatIsTrueOfEveryServer() {
        assertThat(client.get(PATH + "/extended_description")
                        .ok()
                        .path("content")
                        .textValue())
                .startsWith("<p>A community server");
        assertThat(client.get(PATH + "/privacy_policy").ok().path("content").textValue())
                .contains("What is kept");
        client.get(PATH + "/terms_of_service").refuses(404, "Record not found");
        client.get(PATH + "/terms_of_service/2026-01-01").refuses(404, "Record not found");
        assertThat(client.get(PATH + "/peers").ok()).isEmpty();
        assertThat(client.get(PATH + "/domain_blocks").ok()).isEmpty();
        assertThat(client.get(PATH + "/translation_languages").ok()).isEmpty();
        var languages = client.get(PATH + "/languages").ok();
        assertThat(languages).hasSizeGreaterThan(150);
        assertThat(languages.findValuesAsText("name")).contains("German");
    }

    @Test
    void saysWhatTheOperatorHasWritten(@TempDir Path texts) throws IOException {
        var today = LocalDate.now(ZoneOffset.UTC);
        Files.writeString(texts.resolve("about.html"), "<p>Ours</p>");
        Files.writeString(texts.resolve("privacy-policy.html"), "<p>Private</p>");
        var terms = Files.createDirectory(texts.resolve("terms-of-service"));
        Files.writeString(terms.resolve(today.minusDays(9) + ".html"), "<p>Old</p>");
        Files.writeString(terms.resolve(today.minusDays(1) + ".html"), "<p>Terms</p>");
        Files.writeString(terms.resolve(today.plusDays(9) + ".html"), "<p>New</p>");
        Files.writeString(terms.resolve("notes.html"), "<p>Notes</p>");
        try (var told = JourneyServer.with(Map.of("stoa.instance.texts", texts.toString()))) {
            var stranger = told.client();
            assertThat(stranger.get(PATH + "/extended_description")
                            .ok()
                            .path("content")
                            .textValue())
                    .isEqualTo("<p>Ours</p>");
            assertThat(stranger.get(PATH + "/privacy_policy")
                            .ok()
                            .path("content")
                            .textValue())
                    .isEqualTo("<p>Private</p>");
            var now = stranger.get(PATH + "/terms_of_service").ok();
            assertThat(now.path("content").textValue()).isEqualTo("<p>Terms</p>");
            assertThat(now.path("effective").booleanValue()).isTrue();
            assertThat(now.path("succeeded_by").textValue())
                    .isEqualTo(today.plusDays(9).toString());
            var later = stranger.get(PATH + "/terms_of_service/" + today.plusDays(9))
                    .ok();
            assertThat(later.path("effective").booleanValue()).isFalse();
            assertThat(later.path("succeeded_by").isNull()).isTrue();
            stranger.get(PATH + "/terms_of_service/..%2Fabout").expect(404);
            stranger.get(PATH + "/terms_of_service/notes").expect(404);
        }
    }

    /** Whoever posted is counted like those who signed in. */
    @Test
    void saysHowLivelyEachWeekWas() {
        var alice = given.account("alice");
        given.statuses(alice, 3);
        given.status(given.account("bob"), "one more");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from insights.event")
                        .equals("4"));
        server.runJob("insights.roll_up");
        server.runJob("platform.refresh");
        TestCluster.shared().fallBehind();
        var answer = client.get(PATH + "/activity");
        assertThat(answer.header("Stoa-As-Of")).isNotEmpty();
        var weeks = answer.ok();
        assertThat(weeks).hasSize(12);
        var now = weeks.path(0);
        var monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        assertThat(now.path("week").textValue())
                .isEqualTo(Long.toString(monday.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        assertThat(now.path("statuses").textValue()).isEqualTo("4");
        assertThat(now.path("logins").textValue()).isEqualTo("2");
        assertThat(now.path("registrations").textValue()).isEqualTo("2");
        var before = weeks.path(1);
        assertThat(before.path("week").textValue())
                .isEqualTo(Long.toString(
                        monday.minusWeeks(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        assertThat(before.path("statuses").textValue()).isEqualTo("0");
        assertThat(before.path("logins").textValue()).isEqualTo("0");
    }

    @Test
    void showsAStatusToPagesElsewhere() {
        var alice = given.account("alice");
        var status = alice.posts("a <b> & \"c\"", "spoiler_text", "");
        var shown = client.get("/api/oembed?url=" + status.path("url").textValue() + "&maxwidth=300")
                .ok();
        assertThat(shown.path("type").textValue()).isEqualTo("rich");
        assertThat(shown.path("author_name").textValue()).isEqualTo("alice");
        assertThat(shown.path("width").intValue()).isEqualTo(300);
        assertThat(shown.path("html").textValue())
                .startsWith("<blockquote")
                .contains("a &lt;b&gt; &amp;")
                .doesNotContain("<script");
        var secret = alice.posts("secret", "visibility", "private");
        client.get("/api/oembed?url=" + secret.path("url").textValue()).refuses(404, "Record not found");
        alice.get("/api/oembed?url=" + secret.path("url").textValue()).refuses(404, "Record not found");
        client.get("/api/oembed").refuses(400, "Missing required parameter: url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/@alice/1", "nonsense", "@/1"})
    void showsNothingElse(String address) {
        client.get("/api/oembed?url=" + address).refuses(404, "Record not found");
        client.get("/api/oembed?url=" + server.url() + "/@alice/1").refuses(404, "Record not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/async_refreshes/", "/api/v1_alpha/async_refreshes/"})
    void saysHowFarTheWritingOfAFeedIs(String path) {
        var alice = given.account("alice");
        var bob = given.account("bob");
        var shown = alice.get(path + "home:" + alice.id()).ok().path("async_refresh");
        assertThat(shown.path("status").textValue()).isEqualTo("running");
        assertThat(shown.path("id").textValue()).isEqualTo("home:" + alice.id());
        bob.get(path + "home:" + alice.id()).refuses(404, "Record not found");
        bob.get(path + "nonsense").refuses(404, "Record not found");
        client.get(path + "nonsense").refuses(401, "The access token is invalid");
    }
}

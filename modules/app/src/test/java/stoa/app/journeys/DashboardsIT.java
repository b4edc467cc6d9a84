package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** Administrators see how the server does, authors what became of their posts. */
@OverHttp
final class DashboardsIT {
    private static final String PATH = "/api/v1/admin/";
    private static final String INSIGHTS = "/api/stoa/v1/insights";

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Given given;
    private final JourneyServer server;

    DashboardsIT(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    private Person administrator() {
        var admin = given.account("admin", Set.of("admin:read", "read"));
        TestCluster.shared().run("update accounts.login set role = 'admin' where account_id = " + admin.id());
        return admin;
    }

    /** Waits until so many events were written down, and counts them. */
    private void count(int events) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from insights.event")
                        .equals(Integer.toString(events)));
        server.runJob("insights.roll_up");
        server.runJob("platform.refresh");
        TestCluster.shared().fallBehind();
    }

    private Answer ask(Person person, String what, Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(
                Map.of("start_at", today.minusDays(1).toString(), "end_at", today.plusDays(1) + "T12:00:00Z"));
        body.putAll(more);
        return person.client().post(PATH + what, Body.json(body));
    }

    private static JsonNode key(JsonNode list, String key) {
        for (var one : list) {
            if (one.path("key").textValue().equals(key)) {
                return one;
            }
        }
        throw new AssertionError(key + " is not in " + list);
    }

    @Test
    void measuresWhatHappened() {
        var admin = administrator();
        var alice = given.account("alice");
        var bob = given.account("bob");
        var root = alice.postsId("a #walk in the #park", "language", "en");
        bob.posts("another #walk", "language", "de", "in_reply_to_id", root);
        given.favourite(bob, root);
        given.reblog(bob, root);
        given.follow(bob, alice);
        bob.client().post("/api/v1/reports", "account_id", alice.id()).expect(200);
        count(5);

        var keys = List.of(
                "new_users",
                "active_users",
                "interactions",
                "opened_reports",
                "resolved_reports",
                "nonsense",
                "tag_uses",
                "tag_accounts",
                "tag_servers",
                "instance_media_attachments",
                "instance_accounts");
        var tag = Map.of("id", "Walk");
        var answer =
                ask(admin, "measures", Map.of("keys", keys, "tag_uses", tag, "tag_accounts", tag, "tag_servers", tag));
        var measures = answer.ok();
        assertThat(Instant.parse(answer.header("Stoa-As-Of")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(measures.findValuesAsText("key"))
                .containsExactlyElementsOf(
                        keys.stream().filter(key -> !key.equals("nonsense")).toList());
        assertThat(key(measures, "new_users").toString())
                .isEqualTo("""
                        {"key":"new_users","unit":null,"total":"3","human_value":null,"previous_total":"0","data":[\
                        {"date":"%sT00:00:00.000+00:00","value":"0"},{"date":"%sT00:00:00.000+00:00","value":"3"},\
                        {"date":"%sT00:00:00.000+00:00","value":"0"}]}""".formatted(today.minusDays(1), today, today.plusDays(1)));
        assertThat(key(measures, "active_users").toString()).isEqualTo("""
                        {"key":"active_users","unit":null,"total":"3","human_value":null,"previous_total":"0","data":[\
                        {"date":"%sT00:00:00Z","value":"0"},{"date":"%sT00:00:00Z","value":"3"}]}""".formatted(today.minusDays(1), today));
        var totals = Map.of(
                "interactions",
                "3",
                "opened_reports",
                "1",
                "resolved_reports",
                "0",
                "tag_uses",
                "2",
                "tag_accounts",
                "2",
                "tag_servers",
                "0",
                "instance_accounts",
                "0");
        totals.forEach((key, total) ->
                assertThat(key(measures, key).path("total").textValue()).as(key).isEqualTo(total));
        var media = key(measures, "instance_media_attachments");
        assertThat(media.path("unit").textValue()).isEqualTo("bytes");
        assertThat(media.path("human_value").textValue()).isEqualTo("0 Bytes");
        assertThat(media.path("previous_total").isNull()).isTrue();
    }

    @Test
    void breaksDownWhatWasPosted() {
        var admin = administrator();
        var alice = given.account("alice");
        alice.posts("a #walk", "language", "en");
        alice.posts("one more #walk", "language", "en");
        alice.posts("ein #walk", "language", "de");
        count(3);
        var tag = Map.of("id", "walk");
        var answer = ask(
                admin,
                "dimensions",
                Map.of(
                        "keys",
                        List.of(
                                "languages",
                                "sources",
                                "servers",
                                "space_usage",
                                "software_versions",
                                "tag_servers",
                                "tag_languages",
                                "instance_accounts",
                                "instance_languages",
                                "nonsense"),
                        "tag_servers",
                        tag,
                        "tag_languages",
                        tag,
                        "limit",
                        5));
        var dimensions = answer.ok();
        assertThat(answer.header("Stoa-As-Of")).isNotEmpty();
        assertThat(dimensions).hasSize(9);
        assertThat(key(dimensions, "languages").path("data").toString())
                .isEqualTo("[{\"key\":\"en\",\"human_key\":\"English\",\"value\":\"2\"},"
                        + "{\"key\":\"de\",\"human_key\":\"German\",\"value\":\"1\"}]");
        assertThat(key(dimensions, "tag_languages").path("data"))
                .isEqualTo(key(dimensions, "languages").path("data"));
        assertThat(key(dimensions, "sources").path("data")).hasSize(1);
        assertThat(key(dimensions, "sources").at("/data/0/value").textValue()).isEqualTo("3");
        assertThat(key(dimensions, "servers").at("/data/0/key").textValue()).isEqualTo(server.domain());
        assertThat(key(dimensions, "servers").at("/data/0/value").textValue()).isEqualTo("3");
        assertThat(key(dimensions, "tag_servers").at("/data/0/value").textValue())
                .isEqualTo("3");
        assertThat(key(dimensions, "space_usage").at("/data/0/unit").textValue())
                .isEqualTo("bytes");
        assertThat(key(dimensions, "software_versions").findValuesAsText("key")).contains("stoa", "java", "postgresql");
        assertThat(key(dimensions, "instance_accounts").path("data")).isEmpty();
        assertThat(key(dimensions, "instance_languages").path("data")).isEmpty();
    }

    /** Whoever signed up is active on that day; who comes back is found in the days after. */
    @Test
    void saysWhoComesBack() {
        var admin = administrator();
        var alice = given.account("alice");
        alice.posts("hello");
        count(1);
        var days = ask(admin, "retention", Map.of("frequency", "day")).ok();
        assertThat(days).hasSize(3);
        assertThat(days.path(1).toString()).isEqualTo("""
                        {"period":"%1$sT00:00:00Z","frequency":"day","data":[\
                        {"date":"%1$sT00:00:00Z","rate":1.0,"value":"2"},\
                        {"date":"%2$sT00:00:00Z","rate":0.0,"value":"0"}]}""".formatted(today, today.plusDays(1)));
        assertThat(days.path(0).path("data")).hasSize(3);
        var months = ask(
                        admin,
                        "retention",
                        Map.of(
                                "frequency",
                                "month",
                                "start_at",
                                today.withDayOfMonth(1).toString()))
                .ok();
        assertThat(months.at("/0/frequency").textValue()).isEqualTo("month");
        assertThat(months.at("/0/data/0/value").textValue()).isEqualTo("2");
        assertThat(admin.client().post(PATH + "retention").ok()).isEmpty();
    }

    @Test
    void tellsAuthorsWhatBecameOfTheirPosts() {
        var alice = given.account("alice");
        var bob = given.account("bob");
        var first = given.status(alice, "first");
        var second = given.status(alice, "second");
        given.favourite(bob, second);
        given.reblog(bob, second);
        given.reply(bob, first, "an answer");
        given.favourite(alice, first);
        given.follow(bob, alice);
        count(7);
        var answer = alice.get(INSIGHTS + "?days=2");
        var insights = answer.ok();
        assertThat(insights.path("as_of").textValue())
                .startsWith(answer.header("Stoa-As-Of").substring(0, 19));
        assertThat(insights.path("total").toString())
                .isEqualTo("{\"posts\":2,\"replies\":1,\"reblogs\":1,\"favourites\":1,\"followers_gained\":1,"
                        + "\"followers_lost\":0}");
        assertThat(insights.path("days")).hasSize(2);
        assertThat(insights.at("/days/1/day").textValue()).isEqualTo(today.toString());
        assertThat(insights.at("/days/1/figures")).isEqualTo(insights.path("total"));
        assertThat(insights.path("top_posts")).hasSize(2);
        assertThat(insights.at("/top_posts/0/status/id").textValue()).isEqualTo(second);
        assertThat(insights.at("/top_posts/0/reblogs").longValue()).isEqualTo(1);
        assertThat(bob.get(INSIGHTS).ok().at("/total/posts").longValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "measures,   keys[], '',          start_at, 2026-01-01, 400, Missing required parameter: end_at",
        "measures,   x,      '',          start_at, 2026-01-01, 400, Missing required parameter: keys",
        "measures,   keys[], new_users,   start_at, nonsense,   400, Invalid value for parameter start_at: expected a date",
        "dimensions, x,      '',          start_at, 2026-01-01, 400, Missing required parameter: keys",
        "dimensions, keys[], languages,   start_at, nonsense,   400, Invalid value for parameter start_at: expected a date",
    })
    void refusesWhatCannotBeAsked(
            String what, String key, String value, String name, String other, int status, String sentence) {
        administrator().client().post(PATH + what, key, value, name, other).refuses(status, sentence);
    }

    @Test
    void refusesPeriodsThatAreNone() {
        var admin = administrator();
        ask(admin, "measures", Map.of("keys", List.of("tag_uses")))
                .refuses(400, "Missing required parameter: tag_uses[id]");
        ask(admin, "measures", Map.of("keys", List.of("new_users"), "end_at", "2026-01-01"))
                .refuses(422, "Validation failed: End at must not be before the start");
        ask(admin, "measures", Map.of("keys", List.of("new_users"), "start_at", "2020-01-01"))
                .refuses(422, "Validation failed: End at must be within 400 days of the start");
        ask(
                        admin,
                        "retention",
                        Map.of(
                                "frequency",
                                "day",
                                "start_at",
                                today.minusDays(100).toString()))
                .refuses(422, "Validation failed: End at must be within 60 days of the start");
        admin.get(INSIGHTS + "?days=1000").refuses(400, "Invalid value for parameter days: must be between 1 and 90");
    }

    @Test
    void showsDashboardsToAdministratorsOnly() {
        var alice = given.account("alice", Set.of("admin:read", "write"));
        var admin = administrator();
        Client outside = server.client().bearer(given.token(admin, "read"));
        for (var what : List.of("measures", "dimensions", "retention")) {
            ask(alice, what, Map.of("keys", List.of("new_users"))).refuses(403, "This action is not allowed");
            outside.post(PATH + what).refuses(403, "This action is outside the authorized scopes");
            server.client().post(PATH + what).refuses(401, "The access token is invalid");
        }
        alice.get(INSIGHTS).refuses(403, "This action is outside the authorized scopes");
        server.client().get(INSIGHTS).refuses(401, "The access token is invalid");
    }
}

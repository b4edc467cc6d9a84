package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People say what they do not want to see, and are told where it is. */
@OverHttp
final class FiltersJourney {
    private static final String FILTERS = "/api/v2/filters";
    private static final String OLDER = "/api/v1/filters";
    private static final String NOT_FOUND = "Record not found";

    private final Given given;
    private final JourneyServer server;
    private Person alice;
    private Person bob;

    FiltersJourney(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    private JsonNode filter(String... more) {
        var all = new ArrayList<>(List.of("title", "Spiders", "context[]", "home"));
        all.addAll(List.of(more));
        return alice.client()
                .post(FILTERS, Body.form(all.toArray(String[]::new)))
                .ok();
    }

    private static String id(JsonNode entity) {
        return entity.path("id").textValue();
    }

    @Test
    void keepsFilters() {
        var made = filter(
                "keywords_attributes[][keyword]", "spider",
                "keywords_attributes[][whole_word]", "false",
                "keywords_attributes[][keyword]", "web",
                "filter_action", "hide",
                "expires_in", "3600");
        assertThat(made.path("title").textValue()).isEqualTo("Spiders");
        assertThat(made.path("context")).extracting(JsonNode::textValue).containsExactly("home");
        assertThat(made.path("filter_action").textValue()).isEqualTo("hide");
        assertThat(Instant.parse(made.path("expires_at").textValue()))
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));
        assertThat(made.path("keywords"))
                .extracting(word -> word.path("keyword").textValue())
                .containsExactly("spider", "web");
        assertThat(made.path("keywords"))
                .extracting(word -> word.path("whole_word").booleanValue())
                .containsExactly(false, true);
        assertThat(made.path("statuses")).isEmpty();
        var path = FILTERS + "/" + id(made);
        assertThat(alice.get(path).ok()).isEqualTo(made);
        assertThat(alice.get(FILTERS).ids()).containsExactly(id(made));

        var spider = id(made.path("keywords").path(0));
        var web = id(made.path("keywords").path(1));
        var changed = alice.client()
                .put(
                        path,
                        Body.json(Map.of(
                                "context",
                                List.of("public", "thread"),
                                "filter_action",
                                "blur_media",
                                "expires_in",
                                "",
                                "keywords_attributes",
                                List.of(
                                        Map.of("id", spider, "_destroy", true),
                                        Map.of("id", web, "keyword", "cobweb"),
                                        Map.of("keyword", "tarantula", "whole_word", false)))))
                .ok();
        assertThat(changed.path("title").textValue()).isEqualTo("Spiders");
        assertThat(changed.path("context")).extracting(JsonNode::textValue).containsExactly("public", "thread");
        assertThat(changed.path("filter_action").textValue()).isEqualTo("blur");
        assertThat(changed.path("expires_at").isNull()).isTrue();
        assertThat(changed.path("keywords"))
                .extracting(word -> word.path("keyword").textValue())
                .containsExactly("cobweb", "tarantula");
        assertThat(changed.path("keywords"))
                .extracting(word -> word.path("whole_word").booleanValue())
                .containsExactly(true, false);

        bob.get(path).refuses(404, NOT_FOUND);
        bob.client().put(path, Body.form("title", "mine")).refuses(404, NOT_FOUND);
        bob.client().delete(path).refuses(404, NOT_FOUND);
        assertThat(bob.get(FILTERS).ids()).isEmpty();
        assertThat(alice.client().delete(path).ok()).isEmpty();
        alice.get(path).refuses(404, NOT_FOUND);
    }

    @Test
    void keepsKeywordsAndStatuses() {
        var filter = FILTERS + "/" + id(filter());
        var word = alice.client().post(filter + "/keywords", "keyword", "web").ok();
        assertThat(word.path("whole_word").booleanValue()).isTrue();
        var path = FILTERS + "/keywords/" + id(word);
        assertThat(alice.get(path).ok()).isEqualTo(word);
        assertThat(alice.get(filter + "/keywords").ids()).containsExactly(id(word));
        var changed = alice.client()
                .put(path, Body.form("keyword", "cobweb", "whole_word", "false"))
                .ok();
        assertThat(changed.path("keyword").textValue()).isEqualTo("cobweb");
        assertThat(changed.path("whole_word").booleanValue()).isFalse();
        bob.get(path).refuses(404, NOT_FOUND);
        bob.client().put(path, Body.form("keyword", "x")).refuses(404, NOT_FOUND);
        bob.client().delete(path).refuses(404, NOT_FOUND);
        bob.client().post(filter + "/keywords", "keyword", "x").refuses(404, NOT_FOUND);
        bob.get(filter + "/keywords").refuses(404, NOT_FOUND);
        alice.client()
                .post(filter + "/keywords", "keyword", " ")
                .refuses(422, "Validation failed: Keyword can't be blank");
        alice.client().delete(path).expect(200);
        alice.get(path).refuses(404, NOT_FOUND);

        var status = given.status(bob, "a picture");
        var named =
                alice.client().post(filter + "/statuses", "status_id", status).ok();
        assertThat(named.path("status_id").textValue()).isEqualTo(status);
        assertThat(alice.client()
                        .post(filter + "/statuses", "status_id", status)
                        .ok())
                .isEqualTo(named);
        var namedPath = FILTERS + "/statuses/" + id(named);
        assertThat(alice.get(namedPath).ok()).isEqualTo(named);
        assertThat(alice.get(filter + "/statuses").ids()).containsExactly(id(named));
        bob.get(namedPath).refuses(404, NOT_FOUND);
        bob.client().delete(namedPath).refuses(404, NOT_FOUND);
        bob.client().post(filter + "/statuses", "status_id", status).refuses(404, NOT_FOUND);
        alice.client().post(filter + "/statuses").refuses(422, "Validation failed: Status can't be blank");
        var secret = bob.postsId("secret", "visibility", "private");
        alice.client().post(filter + "/statuses", "status_id", secret).refuses(404, NOT_FOUND);
        bob.client().delete("/api/v1/statuses/" + status).expect(200);
        assertThat(alice.get(filter + "/statuses").ids()).isEmpty();
        alice.client()
                .post(filter + "/statuses", "status_id", alice.postsId("mine"))
                .expect(200);
        var second = alice.get(filter + "/statuses").ids().getFirst();
        alice.client().delete(FILTERS + "/statuses/" + second).expect(200);
        assertThat(alice.get(filter).ok().path("statuses")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                | Title can't be blank, Context can't be blank
                    {"title":"a"}                                     | Context can't be blank
                    {"title":" ","context":["home"]}                  | Title can't be blank
                    {"title":"a","context":["cellar"]}                | Context None or invalid context supplied
                    {"title":"a","context":["home"],"filter_action":"burn"} | Action is not included in the list
                    {"title":"a","context":["home"],"expires_in":-1}  | Expires in must be in the future
                    {"title":"a","context":["home"],"keywords_attributes":[{"keyword":""}]} | Keyword can't be blank
                    """)
    void refusesWhatIsNoFilter(String json, String problem) {
        alice.client().post(FILTERS, Body.json(json)).refuses(422, "Validation failed: " + problem);
        assertThat(alice.get(FILTERS).ids()).isEmpty();
    }

    @Test
    void changesNothingWhereAKeywordIsNotThere() {
        var path = FILTERS + "/" + id(filter());
        alice.client()
                .put(
                        path,
                        Body.json(Map.of(
                                "title", "Other", "keywords_attributes", List.of(Map.of("id", "1", "keyword", "x")))))
                .refuses(404, NOT_FOUND);
        assertThat(alice.get(path).ok().path("title").textValue()).isEqualTo("Spiders");
    }

    @Test
    void tellsWhereItFindsSomething() {
        given.follow(alice, bob);
        var made = filter(
                "keywords_attributes[][keyword]", "Straße",
                "keywords_attributes[][keyword]", "#web",
                "keywords_attributes[][keyword]", "legs",
                "keywords_attributes[][whole_word]", "false");
        var word = given.status(bob, "in der STRASSE und der straße");
        var part = given.status(bob, "wenige Straßen");
        var tag = given.status(bob, "see #web");
        var warned = bob.postsId("fine", "spoiler_text", "Eightlegs");
        var poll =
                bob.postsId("which?", "poll[options][]", "two", "poll[options][]", "8legs", "poll[expires_in]", "3600");
        var named = given.status(bob, "nothing in it");
        alice.client()
                .post(FILTERS + "/" + id(made) + "/statuses", "status_id", named)
                .expect(200);
        var link = given.status(bob, "https://a.example/legs?a=1&b=2");

        var result = alice.get("/api/v1/statuses/" + word).ok().path("filtered");
        assertThat(result).hasSize(1);
        assertThat(result.path(0).path("keyword_matches"))
                .extracting(JsonNode::textValue)
                .containsExactly("straße");
        assertThat(result.path(0).path("status_matches").isNull()).isTrue();
        var filter = result.path(0).path("filter");
        assertThat(filter.path("id")).isEqualTo(made.path("id"));
        assertThat(filter.path("title")).isEqualTo(made.path("title"));
        assertThat(filter.path("context")).isEqualTo(made.path("context"));
        assertThat(filter.path("filter_action")).isEqualTo(made.path("filter_action"));
        assertThat(filter.path("expires_at")).isEqualTo(made.path("expires_at"));

        assertThat(matches(part)).isNull();
        assertThat(matches(tag)).isEqualTo("#web");
        assertThat(matches(warned)).isEqualTo("legs");
        assertThat(matches(poll)).isEqualTo("legs");
        assertThat(matches(link)).isEqualTo("legs");
        var byName =
                alice.get("/api/v1/statuses/" + named).ok().path("filtered").path(0);
        assertThat(byName.path("keyword_matches").isNull()).isTrue();
        assertThat(byName.path("status_matches").path(0).textValue()).isEqualTo(named);

        // Everywhere a status is shown to her, and to nobody else; it stays in its place.
        var reblog = given.reblog(bob, named);
        var home = alice.get("/api/v1/timelines/home");
        assertThat(home.ids()).containsExactly(reblog, link, named, poll, warned, tag, part, word);
        assertThat(home.json())
                .extracting(status -> status.path("filtered").size())
                .containsExactly(1, 1, 1, 1, 1, 1, 0, 1);
        assertThat(home.json().path(0).path("reblog").path("filtered"))
                .isEqualTo(home.json().path(0).path("filtered"));
        assertThat(alice.get("/api/v1/accounts/" + bob.id() + "/statuses").ok())
                .extracting(status -> status.path("filtered").size())
                .containsExactly(1, 1, 1, 1, 1, 1, 0, 1);
        assertThat(bob.get("/api/v1/statuses/" + word).ok().path("filtered")).isEmpty();
        assertThat(server.client().get("/api/v1/statuses/" + word).ok().path("filtered"))
                .isEmpty();
    }

    private @Nullable String matches(String status) {
        return alice.get("/api/v1/statuses/" + status)
                .ok()
                .at("/filtered/0/keyword_matches/0")
                .textValue();
    }

    @Test
    void findsNothingOnceItHasExpired() {
        var made = filter("keywords_attributes[][keyword]", "web", "expires_in", "600");
        var status = given.status(bob, "a web");
        assertThat(matches(status)).isEqualTo("web");
        TestCluster.shared().run("update statuses.filter set expires_at = now() - interval '1 second'");
        assertThat(alice.client()
                        .put(FILTERS + "/" + id(filter()), Body.form("title", "another"))
                        .ok()
                        .path("title")
                        .textValue())
                .isEqualTo("another");
        assertThat(matches(status)).isNull();
        assertThat(alice.get(FILTERS).ids()).contains(id(made));
    }

    @Test
    void takesOneMoreStatementForThoseWhoHaveFilters() {
        given.follow(alice, bob);
        given.statuses(bob, 20);
        assertThat(statementsOnFilters()).isZero();
        for (int i = 0; i < 5; i++) {
            filter("keywords_attributes[][keyword]", "number", "keywords_attributes[][keyword]", "word" + i);
        }
        assertThat(statementsOnFilters()).isOne();
    }

    /** Besides the one that says what may be seen, which also tells who has none. */
    private long statementsOnFilters() {
        return server.statementsDuring(() -> alice.get("/api/v1/timelines/home").expect(200)).stream()
                .filter(statement -> statement.contains("\"statuses\".\"filter\""))
                .count();
    }

    @Test
    void keepsFiltersForOlderApps() {
        var made = alice.client()
                .post(OLDER, "phrase", "web", "context[]", "home", "irreversible", "true", "expires_in", "600")
                .ok();
        assertThat(made.path("phrase").textValue()).isEqualTo("web");
        assertThat(made.path("irreversible").booleanValue()).isTrue();
        assertThat(made.path("whole_word").booleanValue()).isTrue();
        assertThat(made.path("expires_at").isTextual()).isTrue();
        var path = OLDER + "/" + id(made);
        assertThat(alice.get(path).ok()).isEqualTo(made);
        assertThat(alice.get(OLDER).ids()).containsExactly(id(made));
        var newer = alice.get(FILTERS).ok();
        assertThat(newer).hasSize(1);
        assertThat(newer.path(0).path("title").textValue()).isEqualTo("web");
        assertThat(newer.path(0).path("filter_action").textValue()).isEqualTo("hide");

        var changed = alice.client()
                .put(
                        path,
                        Body.form(
                                "phrase",
                                "cobweb",
                                "context[]",
                                "public",
                                "irreversible",
                                "false",
                                "whole_word",
                                "false",
                                "expires_in",
                                ""))
                .ok();
        assertThat(changed.path("phrase").textValue()).isEqualTo("cobweb");
        assertThat(changed.path("context").path(0).textValue()).isEqualTo("public");
        assertThat(changed.path("irreversible").booleanValue()).isFalse();
        assertThat(changed.path("whole_word").booleanValue()).isFalse();
        assertThat(changed.path("expires_at").isNull()).isTrue();
        bob.get(path).refuses(404, NOT_FOUND);
        bob.client().put(path, Body.form("phrase", "x")).refuses(404, NOT_FOUND);
        bob.client().delete(path).refuses(404, NOT_FOUND);

        // Another app adds a keyword: what concerns both is not for an app that knows only one.
        alice.client()
                .post(FILTERS + "/" + id(newer.path(0)) + "/keywords", "keyword", "tarantula")
                .expect(200);
        assertThat(alice.get(OLDER).ok()).hasSize(2);
        alice.client().put(path, Body.form("phrase", "webs")).expect(200);
        alice.client().put(path, Body.form("context[]", "home")).expect(422);
        alice.client().delete(path).expect(200);
        assertThat(alice.get(OLDER).ok()).hasSize(1);
        alice.client().delete(OLDER + "/" + alice.get(OLDER).ids().getFirst()).expect(200);
        assertThat(alice.get(FILTERS).ok()).isEmpty();
        alice.client().post(OLDER, "context[]", "home").refuses(422, "Validation failed: Phrase can't be blank");
        alice.client().post(OLDER, "phrase", "x").refuses(422, "Validation failed: Context can't be blank");
    }
}

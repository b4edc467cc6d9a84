package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People say who they are, and choose what their apps do. */
@OverHttp
final class ProfilesJourney {
    private static final String UPDATE = "/api/v1/accounts/update_credentials";

    private final Client client;
    private final Given given;
    private Person alice;

    ProfilesJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    @Test
    void writesAProfile() {
        var answer = alice.changes(
                        "display_name", " Alice A. ",
                        "note", "I <3 https://www.example.org/a/rather/long/path/to/somewhere\n\nand more",
                        "fields_attributes[0][name]", "Home",
                        "fields_attributes[0][value]", "https://alice.example",
                        "fields_attributes[1][name]", "",
                        "fields_attributes[1][value]", "",
                        "fields_attributes[2][name]", "Pronouns",
                        "fields_attributes[2][value]", "she & her",
                        "attribution_domains[]", "news.example",
                        "bot", "true",
                        "locked", "1",
                        "discoverable", "false",
                        "indexable", "on",
                        "hide_collections", "true")
                .ok();
        var account = client.get("/api/v1/accounts/" + alice.id()).ok();
        assertThat(account.path("display_name").textValue()).isEqualTo("Alice A.");
        assertThat(account.path("note").textValue())
                .isEqualTo("<p>I &lt;3 <a href=\"https://www.example.org/a/rather/long/path/to/somewhere\""
                        + " target=\"_blank\" rel=\"nofollow noopener me\" translate=\"no\">"
                        + "<span class=\"invisible\">https://www.</span>"
                        + "<span class=\"ellipsis\">example.org/a/rather/long/path</span>"
                        + "<span class=\"invisible\">/to/somewhere</span></a></p><p>and more</p>");
        assertThat(account.path("fields").findValuesAsText("name")).containsExactly("Home", "Pronouns");
        assertThat(account.at("/fields/0/value").textValue()).startsWith("<a href=\"https://alice.example\"");
        assertThat(account.at("/fields/1/value").textValue()).isEqualTo("she &amp; her");
        assertThat(account.at("/fields/0/verified_at").isNull()).isTrue();
        for (var flag : List.of("bot", "locked", "indexable", "hide_collections")) {
            assertThat(account.path(flag).booleanValue()).as(flag).isTrue();
        }
        assertThat(account.path("discoverable").booleanValue()).isFalse();

        var source = answer.path("source");
        assertThat(source.path("note").textValue())
                .isEqualTo("I <3 https://www.example.org/a/rather/long/path/to/somewhere\n\nand more");
        assertThat(source.path("fields").findValuesAsText("value"))
                .containsExactly("https://alice.example", "she & her");
        assertThat(source.path("attribution_domains")).hasToString("[\"news.example\"]");
        assertThat(alice.get("/api/v1/accounts/verify_credentials").ok()).isEqualTo(answer);
    }

    @Test
    void keepsWhatIsNotSentAgain() {
        alice.changes("display_name", "Alice", "note", "hello", "fields_attributes[0][name]", "a")
                .expect(200);
        var kept = alice.changes("locked", "true").ok();
        assertThat(kept.path("display_name").textValue()).isEqualTo("Alice");
        assertThat(kept.path("source").path("note").textValue()).isEqualTo("hello");
        assertThat(kept.path("fields")).hasSize(1);
        var nothing = alice.client().send("PATCH", UPDATE, Body.NOTHING).ok();
        assertThat(nothing).isEqualTo(kept);
        var cleared = alice.changes("note", "", "display_name", "").ok();
        assertThat(cleared.path("display_name").textValue()).isEmpty();
        assertThat(cleared.path("note").textValue()).isEmpty();
    }

    @Test
    void takesFieldsAsAppsSendThemInJson() {
        for (var fields :
                List.of(List.of(Map.of("name", "a", "value", "b")), Map.of("0", Map.of("name", "a", "value", "b")))) {
            alice.changes("fields_attributes[0][name]", "old").expect(200);
            var answer = alice.client()
                    .send("PATCH", UPDATE, Body.json(Map.of("fields_attributes", fields, "locked", true)))
                    .ok();
            assertThat(answer.path("source").path("fields").findValuesAsText("name"))
                    .containsExactly("a");
            assertThat(answer.path("locked").booleanValue()).isTrue();
        }
        var none = alice.client()
                .send("PATCH", UPDATE, Body.json(Map.of("fields_attributes", List.of())))
                .ok();
        assertThat(none.path("fields").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "display_name               | 31  | Display name is too long (maximum is 30 characters)",
                "note                       | 501 | Note is too long (maximum is 500 characters)",
                "fields_attributes[0][name] | 256 | Label of a field is too long (maximum is 255 characters)",
                "attribution_domains[]      | 3   | Attribution domains are invalid",
                "source[privacy]            | 3   | Source privacy is not included in the list",
                "source[quote_policy]       | 3   | Source quote policy is not included in the list",
                "source[language]           | 9   | Source language is invalid",
                "fields_attributes[0][value]| 3   | Fields must have a label",
            })
    void refusesWhatAProfileCannotBe(String parameter, int length, String problem) {
        alice.changes("display_name", "Alice").expect(200);
        alice.changes("bot", "true", parameter, "x".repeat(length)).refuses(422, "Validation failed: " + problem);
        assertThat(alice.account().path("bot").booleanValue()).isFalse();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        alice.changes("display_name", "🎉".repeat(30)).expect(200);
        alice.changes("display_name", "🎉".repeat(31))
                .refuses(422, "Validation failed: Display name is too long (maximum is 30 characters)");
    }

    @Test
    void refusesMoreThanFourFields() {
        alice.client()
                .send(
                        "PATCH",
                        UPDATE,
                        Body.json(Map.of(
                                "fields_attributes",
                                List.of(
                                        Map.of("name", "a"),
                                        Map.of("name", "b"),
                                        Map.of("name", "c"),
                                        Map.of("name", "d"),
                                        Map.of("name", "e")))))
                .refuses(422, "Validation failed: Fields are too many (maximum is 4)");
    }

    @Test
    void postsAsItsAuthorChoseByDefault() {
        alice.changes(
                        "source[privacy]", "private",
                        "source[sensitive]", "true",
                        "source[language]", "eo",
                        "source[quote_policy]", "nobody")
                .expect(200);
        var status = alice.posts("saluton");
        assertThat(status.path("visibility").textValue()).isEqualTo("private");
        assertThat(status.path("sensitive").booleanValue()).isTrue();
        assertThat(status.path("language").textValue()).isEqualTo("eo");
        var preferences = alice.get("/api/v1/preferences").ok();
        assertThat(preferences)
                .hasToString("{\"posting:default:visibility\":\"private\",\"posting:default:sensitive\":true,"
                        + "\"posting:default:language\":\"eo\",\"posting:default:quote_policy\":\"nobody\","
                        + "\"reading:expand:media\":\"default\",\"reading:expand:spoilers\":false,"
                        + "\"reading:autoplay:gifs\":false}");
        alice.changes("source[language]", "").expect(200);
        assertThat(alice.get("/api/v1/preferences")
                        .ok()
                        .path("posting:default:language")
                        .isNull())
                .isTrue();
    }

    @Test
    void showsSeveralAccountsInTheOrderAsked() {
        var bob = given.account("bob");
        assertThat(client.get("/api/v1/accounts?id[]=" + bob.id() + "&id[]=1&id[]=x&id[]=" + alice.id())
                        .ids())
                .containsExactly(bob.id(), alice.id());
        assertThat(client.get("/api/v1/accounts").ids()).isEmpty();
    }

    @Test
    void asksForTheScope() {
        var reader = client.bearer(given.token(alice, "read"));
        reader.send("PATCH", UPDATE, Body.form("bot", "true"))
                .refuses(403, "This action is outside the authorized scopes");
        client.send("PATCH", UPDATE, Body.form("bot", "true")).refuses(401, "The access token is invalid");
        client.get("/api/v1/preferences").refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, "read:statuses"))
                .get("/api/v1/preferences")
                .refuses(403, "This action is outside the authorized scopes");
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People change what they posted. */
@OverHttp
final class EditsJourney {
    private static final String PATH = "/api/v1/statuses/";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    EditsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void changesAStatusAndKeepsWhatItWas() {
        var before = alice.posts("first #one", "spoiler_text", "careful", "language", "de");
        var id = before.path("id").textValue();
        var after = edit(alice, id, "status", "second #two @bob", "sensitive", "true")
                .ok();
        assertThat(after.path("id").textValue()).isEqualTo(id);
        assertThat(after.path("created_at")).isEqualTo(before.path("created_at"));
        assertThat(after.path("edited_at").isTextual()).isTrue();
        assertThat(after.path("content").textValue()).contains("second");
        assertThat(after.path("spoiler_text").textValue()).isEmpty();
        assertThat(after.path("sensitive").booleanValue()).isTrue();
        assertThat(after.path("language").textValue()).isEqualTo("de");
        assertThat(after.path("tags").findValuesAsText("name")).containsExactly("two");
        assertThat(after.path("mentions").findValuesAsText("id")).containsExactly(bob.id());
        assertThat(alice.get(PATH + id).ok()).isEqualTo(after);

        edit(alice, id, "status", "third").expect(200);
        var history = client.get(PATH + id + "/history").ok();
        assertThat(history.findValuesAsText("content")).hasSize(3);
        assertThat(history.at("/0/content")).isEqualTo(before.path("content"));
        assertThat(history.at("/0/spoiler_text").textValue()).isEqualTo("careful");
        assertThat(history.at("/0/created_at")).isEqualTo(before.path("created_at"));
        assertThat(history.at("/1/content")).isEqualTo(after.path("content"));
        assertThat(history.at("/1/created_at")).isEqualTo(after.path("edited_at"));
        assertThat(history.at("/2/content").textValue()).isEqualTo("<p>third</p>");
        assertThat(history.at("/2/account/id").textValue()).isEqualTo(alice.id());
    }

    @Test
    void keepsNothingWhereNothingChanged() {
        var id = alice.postsId("same");
        assertThat(edit(alice, id, "status", "same").ok().path("edited_at").isNull())
                .isTrue();
        assertThat(client.get(PATH + id + "/history").ok()).hasSize(1);
    }

    @Test
    void tellsTheSource() {
        var id = alice.postsId("a *text* & more", "spoiler_text", "careful");
        var source = alice.get(PATH + id + "/source").ok();
        assertThat(source.path("text").textValue()).isEqualTo("a *text* & more");
        assertThat(source.path("spoiler_text").textValue()).isEqualTo("careful");
        assertThat(source.path("id").textValue()).isEqualTo(id);
        client.get(PATH + id + "/source").refuses(401, "The access token is invalid");
    }

    @Test
    void letsPeopleEditTheirOwnOnly() {
        var id = alice.postsId("mine");
        edit(bob, id, "status", "yours").refuses(404, "Record not found");
        client.put(PATH + id, Body.form("status", "a")).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, "read"))
                .put(PATH + id, Body.form("status", "a"))
                .refuses(403, "This action is outside the authorized scopes");
        edit(alice, id, "status", " ").refuses(422, "Validation failed: Text can't be blank");
        edit(alice, id, "status", "x".repeat(501))
                .refuses(422, "Validation failed: Text character limit of 500 exceeded");
        assertThat(alice.get(PATH + id).ok().path("content").textValue()).isEqualTo("<p>mine</p>");
    }

    @Test
    void hidesSourceAndHistoryWithTheStatus() {
        var id = alice.postsId("to myself", "visibility", "direct");
        edit(alice, id, "status", "to myself!").expect(200);
        bob.get(PATH + id + "/source").refuses(404, "Record not found");
        bob.get(PATH + id + "/history").refuses(404, "Record not found");
        var gone = alice.postsId("gone");
        edit(alice, gone, "status", "going").expect(200);
        alice.client().delete(PATH + gone).expect(200);
        alice.get(PATH + gone + "/history").refuses(404, "Record not found");
    }

    @Test
    void showsAnEditThroughItsReblogs() {
        var id = alice.postsId("first");
        var reblog = bob.client().post(PATH + id + "/reblog").ok().path("id").textValue();
        edit(alice, id, "status", "second").expect(200);
        assertThat(alice.get(PATH + reblog).ok().at("/reblog/content").textValue())
                .isEqualTo("<p>second</p>");
        edit(bob, reblog, "status", "mine now").refuses(404, "Record not found");
    }

    @Test
    void startsAPollAnewWhereItAsksSomethingElse() {
        var poll = Map.of("options", new String[] {"yes", "no"}, "expires_in", 300);
        var status = alice.client()
                .post("/api/v1/statuses", Body.json(Map.of("status", "tea?", "poll", poll)))
                .ok();
        var id = status.path("id").textValue();
        bob.client().post("/api/v1/polls/" + id + "/votes", "choices[]", "0").expect(200);
        var longer = Map.of("options", new String[] {"yes", "no"}, "expires_in", 3000);
        var kept = alice.client()
                .put(PATH + id, Body.json(Map.of("status", "tea?", "poll", longer)))
                .ok();
        assertThat(kept.at("/poll/votes_count").intValue()).isEqualTo(1);
        assertThat(kept.path("edited_at").isNull()).isTrue();
        var other = Map.of("options", new String[] {"yes", "never"}, "expires_in", 300);
        var anew = alice.client()
                .put(PATH + id, Body.json(Map.of("status", "tea?", "poll", other)))
                .ok();
        assertThat(anew.at("/poll/votes_count").intValue()).isZero();
        var without = edit(alice, id, "status", "tea!").ok();
        assertThat(without.path("poll").isNull()).isTrue();
        var history = alice.get(PATH + id + "/history").ok();
        assertThat(history.at("/0/poll/options").findValuesAsText("title")).containsExactly("yes", "no");
        assertThat(history.at("/1/poll/options").findValuesAsText("title")).containsExactly("yes", "never");
        assertThat(history.at("/2/poll").isNull()).isTrue();
    }

    @Test
    void takesAWarningWithoutATextForTheText() {
        var status = alice.client()
                .post("/api/v1/statuses", Body.form("status", "", "spoiler_text", "just this"))
                .ok();
        assertThat(status.path("content").textValue()).isEqualTo("<p>just this</p>");
        assertThat(status.path("spoiler_text").textValue()).isEmpty();
    }

    private static Answer edit(Person person, String id, String... parameters) {
        return person.client().put(PATH + id, Body.form(parameters));
    }
}

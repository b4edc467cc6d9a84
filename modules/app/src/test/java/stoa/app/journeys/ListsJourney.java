package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People keep lists of those whom they follow, and read them. */
@OverHttp
final class ListsJourney {
    private static final String NOT_FOUND = "Record not found";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;
    private Person carol;

    ListsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
        carol = given.account("carol");
        given.follow(alice, bob);
    }

    @Test
    void keepsLists() {
        var made = alice.client().post("/api/v1/lists", "title", "Friends").ok();
        assertThat(made.path("replies_policy").textValue()).isEqualTo("list");
        assertThat(made.path("exclusive").booleanValue()).isFalse();
        var path = "/api/v1/lists/" + made.path("id").textValue();
        var changed = alice.client()
                .put(path, Body.json(Map.of("replies_policy", "none", "exclusive", true)))
                .ok();
        assertThat(changed.path("title").textValue()).isEqualTo("Friends");
        assertThat(changed.path("replies_policy").textValue()).isEqualTo("none");
        assertThat(changed.path("exclusive").booleanValue()).isTrue();
        assertThat(alice.get(path).ok()).isEqualTo(changed);
        var second = list("Others");
        assertThat(alice.get("/api/v1/lists").ids())
                .containsExactly(made.path("id").textValue(), second);
        assertThat(bob.get("/api/v1/lists").ids()).isEmpty();
        alice.client().delete(path).expect(200);
        alice.client().delete(path).refuses(404, NOT_FOUND);
        assertThat(alice.get("/api/v1/lists").ids()).containsExactly(second);
    }

    @Test
    void refusesWhatAListCannotBe() {
        var lists = "/api/v1/lists";
        alice.client().post(lists).refuses(422, "Validation failed: Title can't be blank");
        alice.client().post(lists, "title", " ").refuses(422, "Validation failed: Title can't be blank");
        alice.client()
                .post(lists, "title", "x".repeat(257))
                .refuses(422, "Validation failed: Title is too long (maximum is 256 characters)");
        alice.client()
                .post(lists, "title", "x", "replies_policy", "some")
                .refuses(422, "Validation failed: Replies policy is not included in the list");
        for (int i = 0; i < 50; i++) {
            list("number " + i);
        }
        alice.client()
                .post(lists, "title", "x")
                .refuses(422, "Validation failed: You have reached the maximum number of lists");
    }

    @Test
    void keepsToThoseWhomItsOwnerFollows() {
        var path = "/api/v1/lists/" + list("Friends") + "/accounts";
        change("POST", path, carol).refuses(404, NOT_FOUND);
        change("POST", path, bob, carol).refuses(404, NOT_FOUND);
        assertThat(alice.get(path).ids()).isEmpty();
        change("POST", path, bob, alice).expect(200);
        change("POST", path, bob).refuses(422, "Validation failed: Account has already been taken");
        assertThat(alice.get(path).ids()).containsExactlyInAnyOrder(alice.id(), bob.id());
        assertThat(alice.get("/api/v1/accounts/" + bob.id() + "/lists").ids()).hasSize(1);
        alice.does("unfollow", bob).expect(200);
        assertThat(alice.get(path).ids()).containsExactly(alice.id());
        assertThat(alice.get("/api/v1/accounts/" + bob.id() + "/lists").ids()).isEmpty();
        given.follow(alice, bob);
        change("POST", path, bob).expect(200);
        bob.does("block", alice).expect(200);
        assertThat(alice.get(path).ids()).containsExactly(alice.id());
        change("DELETE", path, alice).expect(200);
        change("DELETE", path, alice).expect(200);
        assertThat(alice.get(path).ids()).isEmpty();
        alice.client().post(path).refuses(400, "Missing required parameter: account_ids");
        alice.client().post(path, "account_ids[]", "nobody").refuses(404, NOT_FOUND);
    }

    @Test
    void pagesMembers() {
        var members = new ArrayList<String>();
        var path = "/api/v1/lists/" + list("Friends") + "/accounts";
        for (int i = 0; i < 5; i++) {
            var person = given.account("person" + i);
            given.follow(alice, person);
            change("POST", path, person).expect(200);
            members.addFirst(person.id());
        }
        var first = alice.get(path + "?limit=3");
        assertThat(first.ids()).isEqualTo(members.subList(0, 3));
        var second = alice.get(first.link("next"));
        assertThat(second.ids()).isEqualTo(members.subList(3, 5));
        assertThat(alice.get(second.link("prev")).ids()).isEqualTo(members.subList(0, 3));
        assertThat(alice.get(path + "?limit=0").ids()).isEqualTo(members);
    }

    @Test
    void showsWhatItsMembersPosted() {
        given.follow(alice, carol);
        var list = list("Friends");
        change("POST", "/api/v1/lists/" + list + "/accounts", bob).expect(200);
        var first = given.status(bob, "first");
        given.status(carol, "not in the list");
        var hidden = bob.postsId("for followers", "visibility", "private");
        bob.posts("to carol alone: @carol", "visibility", "direct");
        var path = "/api/v1/timelines/list/" + list;
        assertThat(alice.get(path).ids()).containsExactly(hidden, first);
        assertThat(alice.get(path + "?max_id=" + hidden).ids()).containsExactly(first);
        var page = alice.get(path + "?limit=1");
        assertThat(alice.get(page.link("next")).ids()).containsExactly(first);
        alice.does("mute", bob).expect(200);
        assertThat(alice.get(path).ids()).isEmpty();
        alice.does("unmute", bob).expect(200);
        bob.does("block", alice).expect(200);
        assertThat(alice.get(path).ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "list, 1", "followed, 2"})
    void showsTheAnswersThatItsOwnerWants(String policy, int more) {
        var dave = given.account("dave");
        var erin = given.account("erin");
        given.follow(alice, carol);
        given.follow(alice, dave);
        var list = list("Friends", "replies_policy", policy);
        change("POST", "/api/v1/lists/" + list + "/accounts", bob, carol).expect(200);
        var toHimself = given.reply(bob, given.status(bob, "bob's"), "to himself");
        var toHer = given.reply(bob, given.status(alice, "hers"), "to the reader");
        var toMember = given.reply(bob, given.status(carol, "carol's"), "to a member");
        var toFollowed = given.reply(bob, given.status(dave, "dave's"), "to somebody followed");
        given.reply(bob, given.status(erin, "erin's"), "to a stranger");
        var answers = alice.get("/api/v1/timelines/list/" + list).ok().findParents("in_reply_to_id").stream()
                .filter(status -> status.path("in_reply_to_id").isTextual())
                .map(status -> status.path("id").textValue())
                .toList();
        assertThat(answers)
                .isEqualTo(List.of(toFollowed, toMember, toHer, toHimself).subList(2 - more, 4));
    }

    @Test
    void keepsMembersOfAnExclusiveListOutOfHome() {
        given.follow(alice, carol);
        var bobs = given.status(bob, "bob's");
        var carols = given.status(carol, "carol's");
        var list = list("Apart", "exclusive", "true");
        change("POST", "/api/v1/lists/" + list + "/accounts", bob).expect(200);
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(carols);
        assertThat(alice.get("/api/v1/timelines/list/" + list).ids()).containsExactly(bobs);
        alice.client()
                .put("/api/v1/lists/" + list, Body.form("exclusive", "false"))
                .expect(200);
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(carols, bobs);
    }

    @Test
    void showsTheLanguagesThatAreWanted() {
        var list = list("Friends");
        change("POST", "/api/v1/lists/" + list + "/accounts", bob).expect(200);
        var english = bob.postsId("hello", "language", "en");
        var unknown = bob.postsId("?");
        bob.postsId("hallo", "language", "de");
        alice.does("follow", bob, "languages[]", "en", "languages[]", "fr").expect(200);
        for (var path : List.of("/api/v1/timelines/home", "/api/v1/timelines/list/" + list)) {
            assertThat(alice.get(path).ids()).as(path).containsExactly(unknown, english);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/lists/{id},           read:statuses",
        "PUT,    /api/v1/lists/{id},           read:lists",
        "DELETE, /api/v1/lists/{id},           read:lists",
        "GET,    /api/v1/lists/{id}/accounts,  read:accounts",
        "POST,   /api/v1/lists/{id}/accounts,  read:lists",
        "DELETE, /api/v1/lists/{id}/accounts,  read:lists",
        "GET,    /api/v1/timelines/list/{id},  read:statuses",
    })
    void isNobodyElses(String method, String path, String scope) {
        var list = list("Friends");
        var own = path.replace("{id}", list);
        var body = method.equals("GET") ? Body.NOTHING : Body.form("title", "Mine now", "account_ids[]", bob.id());
        bob.client().send(method, own, body).refuses(404, NOT_FOUND);
        bob.client().send(method, path.replace("{id}", "1"), body).refuses(404, NOT_FOUND);
        bob.client().send(method, path.replace("{id}", "x"), body).expect(404);
        client.send(method, own, body).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, scope))
                .send(method, own, body)
                .refuses(403, "This action is outside the authorized scopes");
        assertThat(alice.get("/api/v1/lists/" + list).ok().path("title").textValue())
                .isEqualTo("Friends");
    }

    private String list(String title, String... more) {
        return alice.client()
                .post("/api/v1/lists", "title", title, more)
                .ok()
                .path("id")
                .textValue();
    }

    private Answer change(String method, String path, Person... people) {
        var form = new ArrayList<String>();
        for (var person : people) {
            form.add("account_ids[]");
            form.add(person.id());
        }
        return alice.client().send(method, path, Body.form(form.toArray(String[]::new)));
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People keep, pin and mute, and look through what they kept. */
@OverHttp
final class MarksJourney {
    private static final String PATH = "/api/v1/statuses/";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    MarksJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @ParameterizedTest
    @CsvSource({
        "bookmark, unbookmark, bookmarked",
        "favourite, unfavourite, favourited",
        "mute, unmute, muted",
    })
    void marksAndUnmarks(String mark, String unmark, String flag) {
        var id = alice.postsId("keep it");
        for (int i = 0; i < 2; i++) {
            assertThat(bob.client().post(PATH + id + "/" + mark).ok().path(flag).booleanValue())
                    .isTrue();
        }
        assertThat(bob.get(PATH + id).ok().path(flag).booleanValue()).isTrue();
        assertThat(alice.get(PATH + id).ok().path(flag).booleanValue()).isFalse();
        assertThat(client.get(PATH + id).ok().path(flag).isNull()).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(bob.client()
                            .post(PATH + id + "/" + unmark)
                            .ok()
                            .path(flag)
                            .booleanValue())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookmark", "unbookmark", "mute", "unmute", "pin", "unpin", "reblog", "unreblog"})
    void refusesWhatOneMayNotSee(String verb) {
        var id = alice.postsId("to myself", "visibility", "direct");
        bob.client().post(PATH + id + "/" + verb).refuses(404, "Record not found");
        client.post(PATH + id + "/" + verb).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, "read"))
                .post(PATH + id + "/" + verb)
                .refuses(403, "This action is outside the authorized scopes");
    }

    @ParameterizedTest
    @CsvSource({"bookmark, /api/v1/bookmarks", "favourite, /api/v1/favourites"})
    void listsWhatWasMarkedByTheTimeOfMarking(String mark, String list) {
        var ids = new ArrayList<>(given.statuses(alice, 5));
        // Marked in another order than posted.
        ids.add(ids.removeFirst());
        ids.forEach(id -> bob.client().post(PATH + id + "/" + mark).expect(200));
        var expected = ids.reversed();
        var first = bob.get(list + "?limit=2");
        assertThat(first.ids()).isEqualTo(expected.subList(0, 2));
        var second = bob.get(first.link("next"));
        assertThat(second.ids()).isEqualTo(expected.subList(2, 4));
        var third = bob.get(second.link("next"));
        assertThat(third.ids()).isEqualTo(expected.subList(4, 5));
        assertThat(third.link("next")).isEmpty();
        assertThat(bob.get(third.link("prev")).ids()).isEqualTo(expected.subList(2, 4));
        assertThat(alice.get(list).ids()).isEmpty();
        client.get(list).refuses(401, "The access token is invalid");
        client.bearer(given.token(bob, "read:statuses"))
                .get(list)
                .refuses(403, "This action is outside the authorized scopes");
    }

    @Test
    void keepsOutOfTheListWhatIsDeletedOrHidden() {
        given.follow(bob, alice);
        var gone = alice.postsId("not for long");
        var hidden = alice.postsId("for followers", "visibility", "private");
        var there = alice.postsId("for all");
        for (var id : new String[] {gone, hidden, there}) {
            bob.client().post(PATH + id + "/bookmark").expect(200);
        }
        alice.client().delete(PATH + gone).expect(200);
        bob.client().post("/api/v1/accounts/" + alice.id() + "/unfollow").expect(200);
        assertThat(bob.get("/api/v1/bookmarks").ids()).containsExactly(there);
    }

    @Test
    void listsWhoFavourited() {
        var id = alice.postsId("like it");
        var people = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var fan = given.account("fan" + i);
            fan.client().post(PATH + id + "/favourite").expect(200);
            people.addFirst(fan.id());
        }
        var first = alice.get(PATH + id + "/favourited_by?limit=3");
        assertThat(first.ids()).isEqualTo(people.subList(0, 3));
        assertThat(alice.get(first.link("next")).ids()).isEqualTo(people.subList(3, 5));
        var secret = alice.postsId("to myself", "visibility", "direct");
        bob.get(PATH + secret + "/favourited_by").refuses(404, "Record not found");
    }

    @Test
    void pinsFewOfOnesOwn() {
        var ids = given.statuses(alice, 6);
        for (var id : ids.subList(0, 5)) {
            assertThat(alice.client()
                            .post(PATH + id + "/pin")
                            .ok()
                            .path("pinned")
                            .booleanValue())
                    .isTrue();
        }
        alice.client().post(PATH + ids.get(0) + "/pin").expect(200);
        alice.client()
                .post(PATH + ids.get(5) + "/pin")
                .refuses(422, "Validation failed: You have already pinned the maximum number of posts");
        var pinned = "/api/v1/accounts/" + alice.id() + "/statuses?pinned=true";
        assertThat(client.get(pinned).ids()).isEqualTo(ids.subList(0, 5).reversed());
        assertThat(alice.client()
                        .post(PATH + ids.get(1) + "/unpin")
                        .ok()
                        .path("pinned")
                        .booleanValue())
                .isFalse();
        alice.client().delete(PATH + ids.get(2)).expect(200);
        assertThat(client.get(pinned).ids()).containsExactly(ids.get(4), ids.get(3), ids.get(0));
    }

    @Test
    void pinsNeitherWhatIsSomebodyElsesNorReblogsNorDirectMessages() {
        var id = alice.postsId("hello");
        bob.client().post(PATH + id + "/pin").refuses(422, "Validation failed: Someone else's post cannot be pinned");
        var reblog = bob.client().post(PATH + id + "/reblog").ok().path("id").textValue();
        bob.client().post(PATH + reblog + "/pin").refuses(422, "Validation failed: A boost cannot be pinned");
        var direct = alice.postsId("to myself", "visibility", "direct");
        alice.client()
                .post(PATH + direct + "/pin")
                .refuses(422, "Validation failed: Posts that are only visible to mentioned users cannot be pinned");
    }

    @Test
    void mutesTheWholeConversation() {
        var root = alice.postsId("root");
        var answer = bob.postsId("answer", "in_reply_to_id", root);
        var thanks = alice.postsId("thanks", "in_reply_to_id", answer);
        var other = alice.postsId("something else");
        alice.client().post(PATH + answer + "/mute").expect(200);
        assertThat(alice.get(PATH + root).ok().path("muted").booleanValue()).isTrue();
        assertThat(alice.get(PATH + thanks).ok().path("muted").booleanValue()).isTrue();
        assertThat(alice.get(PATH + other).ok().path("muted").booleanValue()).isFalse();
        alice.client().post(PATH + thanks + "/unmute").expect(200);
        assertThat(alice.get(PATH + root).ok().path("muted").booleanValue()).isFalse();
    }

    @Test
    void readsSeveralAtOnceInTheOrderAsked() {
        var ids = given.statuses(alice, 3);
        var secret = alice.postsId("to myself", "visibility", "direct");
        var path = "/api/v1/statuses?id[]=%s&id[]=%s&id[]=1&id[]=nonsense&id[]=%s"
                .formatted(ids.get(2), secret, ids.get(0));
        assertThat(bob.get(path.replace("[", "%5B").replace("]", "%5D")).ids()).containsExactly(ids.get(2), ids.get(0));
    }
}

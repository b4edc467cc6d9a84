package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People pass on what others posted. */
@OverHttp
final class ReblogsJourney {
    private static final String PATH = "/api/v1/statuses/";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    ReblogsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void reblogsOncePerPerson() {
        var id = alice.postsId("pass it on #news", "spoiler_text", "careful");
        var reblog = reblog(bob, id).ok();
        assertThat(reblog.path("id").textValue()).isNotEqualTo(id);
        assertThat(reblog.path("account").path("id").textValue()).isEqualTo(bob.id());
        assertThat(reblog.path("reblogged").booleanValue()).isTrue();
        assertThat(reblog.path("visibility").textValue()).isEqualTo("public");
        var original = reblog.path("reblog");
        assertThat(original.path("id").textValue()).isEqualTo(id);
        assertThat(original.path("account").path("id").textValue()).isEqualTo(alice.id());
        assertThat(original.path("reblogged").booleanValue()).isTrue();
        assertThat(original.path("reblogs_count").intValue()).isEqualTo(1);
        assertThat(original.path("reblog").isNull()).isTrue();
        assertThat(reblog.path("content")).isEqualTo(original.path("content"));
        assertThat(reblog.path("spoiler_text").textValue()).isEqualTo("careful");

        assertThat(reblog(bob, id).ok()).isEqualTo(reblog);
        assertThat(bob.account().path("statuses_count").intValue()).isEqualTo(1);
        assertThat(bob.get(PATH + id).ok().path("reblogs_count").intValue()).isEqualTo(1);
    }

    @Test
    void takesAReblogBack() {
        var id = alice.postsId("pass it on");
        var reblog = reblog(bob, id).ok().path("id").textValue();
        for (int i = 0; i < 2; i++) {
            var original = bob.client().post(PATH + id + "/unreblog").ok();
            assertThat(original.path("id").textValue()).isEqualTo(id);
            assertThat(original.path("reblogged").booleanValue()).isFalse();
            assertThat(original.path("reblogs_count").intValue()).isZero();
        }
        bob.get(PATH + reblog).refuses(404, "Record not found");
        assertThat(bob.account().path("statuses_count").intValue()).isZero();
    }

    @Test
    void deletesAReblogLikeAStatus() {
        var id = alice.postsId("pass it on");
        var reblog = reblog(bob, id).ok().path("id").textValue();
        alice.client().delete(PATH + reblog).refuses(404, "Record not found");
        bob.client().delete(PATH + reblog).expect(200);
        assertThat(bob.get(PATH + id).ok().path("reblogs_count").intValue()).isZero();
        assertThat(bob.get(PATH + id).ok().path("reblogged").booleanValue()).isFalse();
    }

    @Test
    void deletesReblogsWithWhatTheyShow() {
        var id = alice.postsId("not for long");
        var reblog = reblog(bob, id).ok().path("id").textValue();
        reblog(alice, id).expect(200);
        alice.client().delete(PATH + id).expect(200);
        alice.get(PATH + reblog).refuses(404, "Record not found");
        assertThat(alice.account().path("statuses_count").intValue()).isZero();
        assertThat(alice.get("/api/v1/accounts/" + bob.id())
                        .ok()
                        .path("statuses_count")
                        .intValue())
                .isZero();
    }

    @Test
    void reblogsWhatAReblogShows() {
        var carol = given.account("carol");
        var id = alice.postsId("pass it on");
        var bobs = reblog(bob, id).ok();
        var carols = client.get(PATH + bobs.path("id").textValue()).ok();
        assertThat(carols.path("reblog").path("id").textValue()).isEqualTo(id);
        // Somebody else's write: told by passing it on, as CONTRIBUTING says.
        assertThat(carols.path("reblogs_count").intValue()).isEqualTo(1);
        var again = reblog(carol, bobs.path("id").textValue()).ok();
        assertThat(again.path("reblog").path("id").textValue()).isEqualTo(id);
        assertThat(again.path("reblogs_count").intValue()).isEqualTo(2);
        var liked = carol.client()
                .post(PATH + again.path("id").textValue() + "/favourite")
                .ok();
        assertThat(liked.path("id").textValue()).isEqualTo(id);
        var answer = carol.posts("indeed", "in_reply_to_id", again.path("id").textValue());
        assertThat(answer.path("in_reply_to_id").textValue()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"unlisted, unlisted", "private, private", "public, public", "'', public"})
    void takesAVisibility(String asked, String given) {
        var id = alice.postsId("pass it on");
        var reblog =
                bob.client().post(PATH + id + "/reblog", "visibility", asked).ok();
        assertThat(reblog.path("visibility").textValue()).isEqualTo(given);
        assertThat(reblog.path("reblog").path("visibility").textValue()).isEqualTo("public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "nonsense"})
    void refusesAVisibilityThatAReblogCannotHave(String visibility) {
        var id = alice.postsId("pass it on");
        bob.client()
                .post(PATH + id + "/reblog", "visibility", visibility)
                .refuses(422, "Validation failed: Visibility is not included in the list");
    }

    @Test
    void keepsPrivateWhatIsPrivate() {
        given.follow(bob, alice);
        var id = alice.postsId("for followers", "visibility", "private");
        reblog(bob, id).refuses(403, "This action is not allowed");
        var own = alice.client()
                .post(PATH + id + "/reblog", "visibility", "public")
                .ok();
        assertThat(own.path("visibility").textValue()).isEqualTo("private");
        assertThat(bob.get("/api/v1/timelines/home").ids())
                .containsExactly(own.path("id").textValue(), id);
        client.get(PATH + own.path("id").textValue()).refuses(404, "Record not found");
        var direct = alice.postsId("@bob hi", "visibility", "direct");
        reblog(alice, direct).refuses(403, "This action is not allowed");
        reblog(bob, direct).refuses(403, "This action is not allowed");
        reblog(given.account("carol"), direct).refuses(404, "Record not found");
    }

    @Test
    void hidesAReblogFromThoseWhoMayNotSeeWhatItShows() {
        var carol = given.account("carol");
        given.follow(carol, alice);
        var id = alice.postsId("for followers", "visibility", "private");
        var own = reblog(alice, id).ok().path("id").textValue();
        carol.get(PATH + own).expect(200);
        carol.client().post("/api/v1/accounts/" + alice.id() + "/unfollow").expect(200);
        carol.get(PATH + own).refuses(404, "Record not found");
    }

    @Test
    void showsReblogsWhereTheyBelong() {
        var carol = given.account("carol");
        var dave = given.account("dave");
        given.follow(carol, bob);
        dave.client()
                .post("/api/v1/accounts/" + bob.id() + "/follow", "reblogs", "false")
                .expect(200);
        var id = alice.postsId("pass it on");
        var bobs = bob.postsId("my own");
        var reblog = reblog(bob, id).ok().path("id").textValue();
        assertThat(bob.get("/api/v1/timelines/home").ids()).containsExactly(reblog, bobs);
        assertThat(carol.get("/api/v1/timelines/home").ids()).containsExactly(reblog, bobs);
        assertThat(dave.get("/api/v1/timelines/home").ids()).containsExactly(bobs);
        assertThat(client.get("/api/v1/timelines/public").ids()).containsExactly(bobs, id);
        var profile = "/api/v1/accounts/" + bob.id() + "/statuses";
        assertThat(client.get(profile).ids()).containsExactly(reblog, bobs);
        assertThat(client.get(profile + "?exclude_reblogs=true").ids()).containsExactly(bobs);
    }

    @Test
    void listsWhoReblogged() {
        var id = alice.postsId("pass it on");
        var people = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var fan = given.account("fan" + i);
            reblog(fan, id).expect(200);
            people.addFirst(fan.id());
        }
        given.account("quiet")
                .client()
                .post(PATH + id + "/reblog", "visibility", "private")
                .expect(200);
        var first = client.get(PATH + id + "/reblogged_by?limit=2");
        assertThat(first.ids()).isEqualTo(people.subList(0, 2));
        var second = client.get(first.link("next"));
        assertThat(second.ids()).isEqualTo(people.subList(2, 4));
        assertThat(client.get(client.get(second.link("next")).link("prev")).ids())
                .isEqualTo(people.subList(2, 4));
        client.get(PATH + "1/reblogged_by").refuses(404, "Record not found");
    }

    private static Answer reblog(Person person, String id) {
        return person.client().post(PATH + id + "/reblog");
    }
}

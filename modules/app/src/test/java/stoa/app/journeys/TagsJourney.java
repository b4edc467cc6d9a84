package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People look under hashtags, and follow them. */
@OverHttp
final class TagsJourney {
    private static final String PATH = "/api/v1/timelines/tag/";

    private final Client client;
    private final Given given;
    private Person alice;

    TagsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    @Test
    void showsWhatIsPublicUnderATag() {
        var bob = given.account("bob");
        var first = alice.postsId("#Größe one");
        alice.postsId("#größe unlisted", "visibility", "unlisted");
        alice.postsId("#größe private", "visibility", "private");
        var second = bob.postsId("#GRÖSSE #größe answers", "in_reply_to_id", first);
        bob.client().post("/api/v1/statuses/" + first + "/reblog").expect(200);
        alice.postsId("something #else");
        assertThat(client.get(PATH + "Gr%C3%B6%C3%9Fe").ids()).containsExactly(second, first);
        assertThat(client.get(PATH + "gr%C3%B6%C3%9Fe?local=true").ids()).containsExactly(second, first);
        assertThat(client.get(PATH + "gr%C3%B6%C3%9Fe?remote=true").ids()).isEmpty();
        assertThat(client.get(PATH + "nothing").ids()).isEmpty();
    }

    @Test
    void combinesTags() {
        var a = alice.postsId("#a");
        var b = alice.postsId("#b");
        var ab = alice.postsId("#a #b");
        var abc = alice.postsId("#a #b #c");
        assertThat(client.get(PATH + "a").ids()).containsExactly(abc, ab, a);
        assertThat(client.get(PATH + "a?any%5B%5D=B").ids()).containsExactly(abc, ab, b, a);
        assertThat(client.get(PATH + "a?all%5B%5D=b").ids()).containsExactly(abc, ab);
        assertThat(client.get(PATH + "a?all%5B%5D=b&none%5B%5D=c").ids()).containsExactly(ab);
        assertThat(client.get(PATH + "a?none=b").ids()).containsExactly(a);
    }

    @Test
    void pagesThroughATag() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(alice.postsId("#a number " + i));
        }
        var first = client.get(PATH + "a?limit=2&any%5B%5D=b");
        assertThat(first.ids()).isEqualTo(ids.subList(0, 2));
        var second = client.get(first.link("next"));
        assertThat(second.ids()).isEqualTo(ids.subList(2, 4));
        assertThat(client.get(second.link("prev")).ids()).isEqualTo(ids.subList(0, 2));
    }

    @Test
    void followsTags() {
        var followed = alice.client().post("/api/v1/tags/Stoa/follow").ok();
        assertThat(followed.path("name").textValue()).isEqualTo("stoa");
        assertThat(followed.path("following").booleanValue()).isTrue();
        assertThat(followed.path("history")).hasSize(7);
        alice.client().post("/api/v1/tags/stoa/follow").expect(200);
        alice.client().post("/api/v1/tags/other/follow").expect(200);
        assertThat(alice.get("/api/v1/followed_tags").ok().findValuesAsText("name"))
                .containsExactly("other", "stoa");
        var page = alice.get("/api/v1/followed_tags?limit=1");
        assertThat(alice.get(page.link("next")).ok().findValuesAsText("name")).containsExactly("stoa");
        assertThat(alice.client()
                        .post("/api/v1/tags/stoa/unfollow")
                        .ok()
                        .path("following")
                        .booleanValue())
                .isFalse();
        assertThat(alice.get("/api/v1/tags/stoa").ok().path("following").booleanValue())
                .isFalse();
        assertThat(client.get("/api/v1/tags/stoa").ok().path("following").isMissingNode()
                        || client.get("/api/v1/tags/stoa")
                                .ok()
                                .path("following")
                                .isNull())
                .isTrue();
    }

    @Test
    void bringsHomeWhatIsSaidUnderATagThatOneFollows() {
        var bob = given.account("bob");
        var carol = given.account("carol");
        var first = bob.postsId("#stoa");
        alice.client().post("/api/v1/tags/stoa/follow").expect(200);
        bob.postsId("#stoa for followers", "visibility", "private");
        bob.postsId("#stoa unlisted", "visibility", "unlisted");
        bob.postsId("something else");
        var own = alice.postsId("#stoa mine");
        given.follow(alice, carol);
        var followed = given.status(carol, "#stoa too");
        var answer = given.reply(bob, first, "#stoa again");
        given.reblog(given.account("dave"), first);
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(answer, followed, own, first);
        assertThat(alice.get("/api/v1/timelines/home?limit=2").ids()).containsExactly(answer, followed);
        assertThat(alice.get("/api/v1/timelines/home?limit=2&max_id=" + followed)
                        .ids())
                .containsExactly(own, first);
        assertThat(alice.get("/api/v1/timelines/home?limit=2&min_id=" + first).ids())
                .containsExactly(followed, own);
        alice.does("mute", bob).expect(200);
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(followed, own);
        alice.does("unmute", bob).expect(200);
        alice.client().post("/api/v1/tags/stoa/unfollow").expect(200);
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(followed, own);
    }

    @Test
    void countsWhoUsedATagToday() {
        alice.postsId("#stoa");
        alice.postsId("#stoa again");
        alice.postsId("#stoa for followers", "visibility", "private");
        given.account("bob").postsId("#STOA");
        var tag = client.get("/api/v1/tags/stoa").ok();
        assertThat(tag.at("/history/0/uses").textValue()).isEqualTo("3");
        assertThat(tag.at("/history/0/accounts").textValue()).isEqualTo("2");
        assertThat(tag.at("/history/1/uses").textValue()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tags/12", "/api/v1/tags/a-b", "/api/v1/tags/a%20b", "/api/v1/tags/%00"})
    void findsNoTagThatNoStatusCanHave(String path) {
        client.get(path).refuses(404, "Record not found");
    }

    @Test
    void asksForTheScopeToFollow() {
        client.post("/api/v1/tags/stoa/follow").refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, "write:statuses"))
                .post("/api/v1/tags/stoa/follow")
                .refuses(403, "This action is outside the authorized scopes");
        client.get("/api/v1/followed_tags").refuses(401, "The access token is invalid");
    }
}

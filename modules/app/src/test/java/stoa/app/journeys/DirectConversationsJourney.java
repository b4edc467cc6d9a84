package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People write to each other, and find their conversations again. */
@OverHttp
final class DirectConversationsJourney {
    private static final String PATH = "/api/v1/conversations";
    private static final String NOT_FOUND = "Record not found";

    private final Given given;
    private Person alice;
    private Person bob;
    private Person carol;

    DirectConversationsJourney(Given given) {
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
        carol = given.account("carol");
    }

    private static String writes(Person from, String text, String... more) {
        var all = new ArrayList<>(List.of("visibility", "direct"));
        all.addAll(List.of(more));
        return from.postsId(text, all.toArray(String[]::new));
    }

    private static JsonNode conversations(Person person) {
        return person.get(PATH).ok();
    }

    private static List<String> names(JsonNode conversation) {
        return conversation.path("accounts").findValuesAsText("username");
    }

    @Test
    void gathersWhatIsWrittenBackAndForth() {
        var first = writes(alice, "@bob hello");
        var mine = conversations(alice);
        assertThat(mine).hasSize(1);
        assertThat(mine.path(0).path("unread").booleanValue()).isFalse();
        assertThat(names(mine.path(0))).containsExactly("bob");
        assertThat(mine.path(0).path("last_status").path("id").textValue()).isEqualTo(first);
        var his = conversations(bob).path(0);
        assertThat(his.path("unread").booleanValue()).isTrue();
        assertThat(names(his)).containsExactly("alice");
        assertThat(his.path("id")).isNotEqualTo(mine.path(0).path("id"));

        var answer = writes(bob, "@alice hello, and @carol", "in_reply_to_id", first);
        var now = conversations(alice);
        assertThat(now).hasSize(1);
        assertThat(now.path(0).path("id")).isEqualTo(mine.path(0).path("id"));
        assertThat(now.path(0).path("unread").booleanValue()).isTrue();
        assertThat(now.path(0).path("last_status").path("id").textValue()).isEqualTo(answer);
        assertThat(names(now.path(0))).containsExactlyInAnyOrder("bob", "carol");
        assertThat(conversations(bob).path(0).path("unread").booleanValue()).isFalse();
        assertThat(conversations(carol)).hasSize(1);

        given.status(bob, "@alice in public");
        bob.postsId("@alice in private", "visibility", "private");
        assertThat(conversations(alice)).hasSize(1);
    }

    @Test
    void areReadAndRemovedByEachAlone() {
        var first = writes(alice, "@bob hello");
        var path = PATH + "/" + conversations(bob).path(0).path("id").textValue();
        alice.client().post(path + "/read").refuses(404, NOT_FOUND);
        alice.client().delete(path).refuses(404, NOT_FOUND);
        var read = bob.client().post(path + "/read").ok();
        assertThat(read.path("unread").booleanValue()).isFalse();
        assertThat(conversations(bob).path(0)).isEqualTo(read);
        assertThat(bob.client().delete(path).ok()).isEmpty();
        bob.client().delete(path).refuses(404, NOT_FOUND);
        assertThat(conversations(bob)).isEmpty();
        assertThat(conversations(alice)).hasSize(1);
        writes(alice, "@bob again", "in_reply_to_id", first);
        assertThat(conversations(bob)).hasSize(1);
    }

    @Test
    void goBackToWhatIsLeft() {
        var first = writes(alice, "@bob hello");
        var second = writes(bob, "@alice and @carol", "in_reply_to_id", first);
        bob.client().delete("/api/v1/statuses/" + second).expect(200);
        for (var person : List.of(alice, bob)) {
            assertThat(conversations(person).at("/0/last_status/id").textValue())
                    .isEqualTo(first);
        }
        assertThat(conversations(carol)).isEmpty();
        alice.client().delete("/api/v1/statuses/" + first).expect(200);
        assertThat(conversations(alice)).isEmpty();
        assertThat(conversations(bob)).isEmpty();
    }

    @Test
    void takeInWhomAnEditNames() {
        var status = writes(alice, "@bob hello");
        alice.client()
                .put("/api/v1/statuses/" + status, Body.form("status", "@bob @carol hello"))
                .expect(200);
        assertThat(conversations(carol)).hasSize(1);
        var open = given.status(alice, "hello");
        alice.client()
                .put("/api/v1/statuses/" + open, Body.form("status", "hello @carol"))
                .expect(200);
        assertThat(conversations(carol)).hasSize(1);
    }

    @Test
    void haveOneselfWhereNobodyElseIs() {
        writes(alice, "a note");
        assertThat(names(conversations(alice).path(0))).containsExactly("alice");
    }

    @Test
    void turnPages() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(writes(alice, "@bob number " + i));
        }
        var first = bob.get(PATH + "?limit=2");
        assertThat(first.ok())
                .extracting(one -> one.at("/last_status/id").textValue())
                .isEqualTo(ids.subList(0, 2));
        var second = bob.get(first.link("next"));
        assertThat(second.ok())
                .extracting(one -> one.at("/last_status/id").textValue())
                .isEqualTo(ids.subList(2, 4));
        assertThat(bob.get(second.link("prev")).ok())
                .extracting(one -> one.at("/last_status/id").textValue())
                .isEqualTo(ids.subList(0, 2));
        bob.get(PATH + "?limit=0").expect(400);
        bob.client().post(PATH + "/nonsense/read").refuses(404, NOT_FOUND);
    }

    @Test
    void areNotShownAcrossABlock() {
        writes(alice, "@bob hello");
        alice.does("block", bob).expect(200);
        assertThat(conversations(bob)).isEmpty();
    }
}

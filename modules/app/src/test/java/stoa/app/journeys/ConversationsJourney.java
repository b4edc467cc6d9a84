package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People answer each other. */
@OverHttp
final class ConversationsJourney {
    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    ConversationsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void saysWhatAnAnswerAnswers() {
        var question = alice.postsId("what time is it?");
        var answer = bob.posts("noon", "in_reply_to_id", question);
        assertThat(answer.path("in_reply_to_id").textValue()).isEqualTo(question);
        assertThat(answer.path("in_reply_to_account_id").textValue()).isEqualTo(alice.id());
        assertThat(repliesOf(question)).isEqualTo(1);
    }

    /**
     * <pre>
     * root ─ a ─ a1 ─ a1x
     *      │   └ a2
     *      └ b ─ b1
     * </pre>
     */
    @Test
    void listsEachAnswerAfterWhatItAnswers() {
        var root = given.status(alice, "root");
        var a = given.reply(bob, root, "a");
        var b = given.reply(alice, root, "b");
        var b1 = given.reply(bob, b, "b1");
        var a1 = given.reply(alice, a, "a1");
        var a2 = given.reply(bob, a, "a2");
        var a1x = given.reply(bob, a1, "a1x");

        assertThat(ancestors(client, a1x)).containsExactly(root, a, a1);
        assertThat(descendants(client, a1x)).isEmpty();
        assertThat(ancestors(client, root)).isEmpty();
        assertThat(descendants(client, root)).containsExactly(a, a1, a1x, a2, b, b1);
        assertThat(descendants(bob.client(), a)).containsExactly(a1, a1x, a2);
    }

    @Test
    void boundsWhatAnonymousReadersSeeOfALongThread() {
        var thread = new ArrayList<>(List.of(given.status(alice, "0")));
        for (int i = 1; i <= 45; i++) {
            thread.add(given.reply(i % 2 == 0 ? alice : bob, thread.getLast(), "answer " + i));
        }
        assertThat(ancestors(client, thread.getLast())).isEqualTo(thread.subList(5, 45));
        assertThat(descendants(client, thread.getFirst())).isEqualTo(thread.subList(1, 21));
        assertThat(ancestors(alice.client(), thread.getLast())).isEqualTo(thread.subList(0, 45));
        assertThat(descendants(alice.client(), thread.getFirst())).isEqualTo(thread.subList(1, 46));
    }

    @Test
    void keepsAnswersWhoseQuestionIsDeleted() {
        var question = alice.postsId("what time is it?");
        var answer = bob.postsId("noon", "in_reply_to_id", question);
        var thanks = alice.postsId("thanks", "in_reply_to_id", answer);
        alice.client().delete("/api/v1/statuses/" + question).expect(200);
        var left = client.get("/api/v1/statuses/" + answer).ok();
        assertThat(left.path("in_reply_to_id").isNull()).isTrue();
        assertThat(ancestors(client, thanks)).containsExactly(answer);
        client.get("/api/v1/statuses/" + question + "/context").refuses(404, "Record not found");
    }

    @Test
    void countsOneAnswerLessWhereOneIsDeleted() {
        var question = alice.postsId("what time is it?");
        var answer = bob.postsId("noon", "in_reply_to_id", question);
        bob.postsId("midnight", "in_reply_to_id", question);
        assertThat(repliesOf(question)).isEqualTo(2);
        bob.client().delete("/api/v1/statuses/" + answer).expect(200);
        assertThat(repliesOf(question)).isEqualTo(1);
    }

    @Test
    void refusesAnAnswerToNothing() {
        var answer = bob.client();
        answer.post("/api/v1/statuses", "status", "a", "in_reply_to_id", "109999999999999999")
                .refuses(404, "Record not found");
        answer.post("/api/v1/statuses", "status", "a", "in_reply_to_id", "nonsense")
                .refuses(400, "Invalid value for parameter in_reply_to_id: expected an id");
    }

    private int repliesOf(String id) {
        return client.get("/api/v1/statuses/" + id).ok().path("replies_count").intValue();
    }

    private static List<String> ancestors(Client reader, String id) {
        return ids(reader, id, "ancestors");
    }

    private static List<String> descendants(Client reader, String id) {
        return ids(reader, id, "descendants");
    }

    private static List<String> ids(Client reader, String id, String part) {
        var ids = new ArrayList<String>();
        reader.get("/api/v1/statuses/" + id + "/context")
                .ok()
                .path(part)
                .forEach(status -> ids.add(status.path("id").textValue()));
        return ids;
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
import stoa.platform.testing.TestCluster;

/** People ask, and others vote. */
@OverHttp
final class PollsJourney {
    private static final String PATH = "/api/v1/statuses";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    PollsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void asksHoweverTheAppWritesItsParameters() {
        var form = Body.form(
                "status", "tea?", "poll[options][]", " yes ", "poll[options][]", "no", "poll[expires_in]", "300");
        var json = Body.json("{\"status\":\"tea?\",\"poll\":{\"options\":[\"yes\",\"no\"],\"expires_in\":300}}");
        for (var body : new Body[] {form, json}) {
            var status = alice.client().post(PATH, body).ok();
            var poll = status.path("poll");
            assertThat(poll.path("options").findValuesAsText("title")).containsExactly("yes", "no");
            assertThat(poll.path("options").findValuesAsText("votes_count")).containsExactly("0", "0");
            assertThat(poll.path("expired").booleanValue()).isFalse();
            assertThat(poll.path("multiple").booleanValue()).isFalse();
            assertThat(poll.path("voted").booleanValue()).isTrue();
            assertThat(poll.path("own_votes")).isEmpty();
            assertThat(poll(client, poll).path("voted").isNull()).isTrue();
            assertThat(poll(bob.client(), poll).path("voted").booleanValue()).isFalse();
            assertThat(alice.get(PATH + "/" + status.path("id").textValue()).ok())
                    .isEqualTo(status);
        }
    }

    @Test
    void countsOneVotePerPerson() {
        var poll = ask("false", "false");
        var voted = vote(bob, poll, "1").ok();
        assertThat(voted.path("voted").booleanValue()).isTrue();
        assertThat(voted.path("own_votes")).hasToString("[1]");
        assertThat(voted.path("votes_count").intValue()).isEqualTo(1);
        assertThat(voted.path("voters_count").intValue()).isEqualTo(1);
        vote(bob, poll, "0").refuses(422, "Validation failed: You have already voted on this poll");
        vote(bob, poll, "1").refuses(422, "Validation failed: You have already voted on this poll");
        var after = vote(given.account("carol"), poll, "1").ok();
        assertThat(after.path("options").findValuesAsText("votes_count")).containsExactly("0", "2", "0");
        assertThat(poll(bob.client(), poll).path("own_votes")).hasToString("[1]");
    }

    @Test
    void countsSeveralChoicesWhereTheyAreAskedFor() {
        var poll = ask("true", "false");
        var voted = vote(bob, poll, "0", "2").ok();
        assertThat(voted.path("own_votes")).hasToString("[0,2]");
        assertThat(voted.path("votes_count").intValue()).isEqualTo(2);
        assertThat(voted.path("voters_count").intValue()).isEqualTo(1);
        vote(bob, poll, "0", "1").refuses(422, "Validation failed: You have already voted on this poll");
        var more = vote(bob, poll, "1").ok();
        assertThat(more.path("own_votes")).hasToString("[0,1,2]");
        assertThat(more.path("voters_count").intValue()).isEqualTo(1);
    }

    @Test
    void countsOnceWhoVotesFourTimesAtOnce() throws Exception {
        var poll = ask("false", "false");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var votes = Stream.of("0", "1", "2", "0")
                    .<Callable<Answer>>map(choice -> () -> vote(bob, poll, choice))
                    .toList();
            assertThat(executor.invokeAll(votes).stream()
                            .map(Future::resultNow)
                            .filter(answer -> answer.status() == 200))
                    .hasSize(1);
        }
        assertThat(poll(bob.client(), poll).path("votes_count").intValue()).isEqualTo(1);
        assertThat(poll(bob.client(), poll).path("voters_count").intValue()).isEqualTo(1);
    }

    @Test
    void hidesTotalsUntilTheEnd() {
        var poll = ask("false", "true");
        vote(bob, poll, "0").expect(200);
        assertThat(poll(bob.client(), poll).at("/options/0/votes_count").isNull())
                .isTrue();
        end(poll);
        assertThat(poll(bob.client(), poll).at("/options/0/votes_count").intValue())
                .isEqualTo(1);
        assertThat(poll(client, poll).path("expired").booleanValue()).isTrue();
        vote(given.account("carol"), poll, "0").refuses(422, "Validation failed: The poll has already ended");
    }

    @Test
    void refusesVotesThatCannotBe() {
        var poll = ask("false", "false");
        vote(alice, poll, "0").refuses(422, "Validation failed: You cannot vote in your own polls");
        vote(bob, poll, "3").refuses(422, "Validation failed: The chosen vote option does not exist");
        vote(bob, poll, "-1").refuses(422, "Validation failed: The chosen vote option does not exist");
        vote(bob, poll, "x").refuses(422, "Validation failed: The chosen vote option does not exist");
        vote(bob, poll).refuses(422, "Validation failed: The chosen vote option does not exist");
        vote(bob, poll, "0", "1").refuses(422, "Validation failed: You have already voted on this poll");
        var id = poll.path("id").textValue();
        client.post("/api/v1/polls/" + id + "/votes", "choices[]", "0").refuses(401, "The access token is invalid");
        client.bearer(given.token(bob, "read"))
                .post("/api/v1/polls/" + id + "/votes", "choices[]", "0")
                .refuses(403, "This action is outside the authorized scopes");
        assertThat(poll(bob.client(), poll).path("votes_count").intValue()).isZero();
    }

    @Test
    void hidesAPollWithItsStatus() {
        var poll = alice.posts(
                        "tea?",
                        "visibility",
                        "private",
                        "poll[options][]",
                        "yes",
                        "poll[options][]",
                        "no",
                        "poll[expires_in]",
                        "300")
                .path("poll");
        var path = "/api/v1/polls/" + poll.path("id").textValue();
        bob.get(path).refuses(404, "Record not found");
        vote(bob, poll, "0").refuses(404, "Record not found");
        client.get("/api/v1/polls/" + alice.postsId("no poll")).refuses(404, "Record not found");
        alice.client().delete(PATH + "/" + poll.path("id").textValue()).expect(200);
        alice.get(path).refuses(404, "Record not found");
        assertThat(TestCluster.shared().value("select count(*) from statuses.poll"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a           | 300     | Options must have more than one item",
                "a,b,c,d,e   | 300     | Options can't contain more than 4 items",
                "a,a         | 300     | Options contain duplicate items",
                "a,b         | 299     | Expires at is too soon",
                "a,b         | 2629747 | Expires at is too far into the future",
                "a,b         | ''      | Expires at can't be blank",
                "a,012345678901234567890123456789012345678901234567890 | 300 | Options cannot be longer than 50 characters each",
            })
    void refusesPollsThatCannotBe(String options, String open, String reason) {
        alice.client()
                .post(
                        PATH,
                        Body.json(Map.of(
                                "status", "tea?", "poll", Map.of("options", options.split(","), "expires_in", open))))
                .refuses(422, "Validation failed: " + reason);
        assertThat(alice.account().path("statuses_count").intValue()).isZero();
    }

    private JsonNode ask(String multiple, String hideTotals) {
        return alice.posts(
                        "tea?",
                        "poll[options][]",
                        "yes",
                        "poll[options][]",
                        "no",
                        "poll[options][]",
                        "coffee",
                        "poll[expires_in]",
                        "300",
                        "poll[multiple]",
                        multiple,
                        "poll[hide_totals]",
                        hideTotals)
                .path("poll");
    }

    private static void end(JsonNode poll) {
        TestCluster.shared()
                .run("update statuses.poll set expires_at = now() where status_id = "
                        + poll.path("id").textValue());
        TestCluster.shared().fallBehind();
    }

    private static JsonNode poll(Client reader, JsonNode poll) {
        return reader.get("/api/v1/polls/" + poll.path("id").textValue()).ok();
    }

    private static Answer vote(Person person, JsonNode poll, String... choices) {
        var form = new String[choices.length * 2];
        for (int i = 0; i < choices.length; i++) {
            form[2 * i] = "choices[]";
            form[2 * i + 1] = choices[i];
        }
        return person.client().post("/api/v1/polls/" + poll.path("id").textValue() + "/votes", Body.form(form));
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People write now what is to be posted later. */
@OverHttp
final class ScheduledStatusesJourney {
    private static final String POST = "/api/v1/statuses";
    private static final String PATH = "/api/v1/scheduled_statuses";
    private static final String NOT_FOUND = "Record not found";

    private final Given given;
    private Person alice;
    private Person bob;

    ScheduledStatusesJourney(Given given) {
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    private static String in(Duration ahead) {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String id(JsonNode entity) {
        return entity.path("id").textValue();
    }

    @Test
    void keepsWhatWasAskedFor() {
        var root = given.status(bob, "root");
        var at = in(Duration.ofHours(1));
        var made = alice.posts(
                "@bob later #tag",
                "scheduled_at",
                at,
                "spoiler_text",
                "cw",
                "sensitive",
                "true",
                "language",
                "de",
                "in_reply_to_id",
                root,
                "poll[options][]",
                "a",
                "poll[options][]",
                "b",
                "poll[expires_in]",
                "600",
                "poll[multiple]",
                "true");
        assertThat(Instant.parse(made.path("scheduled_at").textValue())).isEqualTo(Instant.parse(at));
        assertThat(made.path("media_attachments")).isEmpty();
        var params = made.path("params");
        assertThat(params.path("text").textValue()).isEqualTo("@bob later #tag");
        assertThat(params.path("spoiler_text").textValue()).isEqualTo("cw");
        assertThat(params.path("sensitive").booleanValue()).isTrue();
        assertThat(params.path("visibility").textValue()).isEqualTo("public");
        assertThat(params.path("language").textValue()).isEqualTo("de");
        assertThat(params.path("in_reply_to_id").asText()).isEqualTo(root);
        assertThat(params.path("poll").path("options"))
                .extracting(JsonNode::textValue)
                .containsExactly("a", "b");
        assertThat(params.path("poll").path("expires_in").intValue()).isEqualTo(600);
        assertThat(params.path("poll").path("multiple").booleanValue()).isTrue();
        assertThat(params.path("scheduled_at").isNull()).isTrue();

        var path = PATH + "/" + id(made);
        assertThat(alice.get(path).ok()).isEqualTo(made);
        assertThat(alice.get(PATH).ids()).containsExactly(id(made));
        assertThat(alice.account().path("statuses_count").intValue()).isZero();
        bob.get(path).refuses(404, NOT_FOUND);
        bob.client().put(path, Body.form("scheduled_at", at)).refuses(404, NOT_FOUND);
        bob.client().delete(path).refuses(404, NOT_FOUND);
        assertThat(bob.get(PATH).ids()).isEmpty();

        var later = in(Duration.ofHours(2));
        var moved = alice.client().put(path, Body.form("scheduled_at", later)).ok();
        assertThat(Instant.parse(moved.path("scheduled_at").textValue())).isEqualTo(Instant.parse(later));
        assertThat(moved.path("params")).isEqualTo(params);
        assertThat(alice.client().delete(path).ok()).isEmpty();
        alice.get(path).refuses(404, NOT_FOUND);
        assertThat(TestCluster.shared().value("select count(*) from platform.job where task_name like 'statuses.pub%'"))
                .isEqualTo("0");
    }

    @Test
    void postsWhenItIsTime() {
        var root = given.status(bob, "root");
        var keyed = alice.client().with("Idempotency-Key", "k");
        var body = Body.form(
                "status",
                "later #tag",
                "scheduled_at",
                in(Duration.ofHours(1)),
                "visibility",
                "unlisted",
                "in_reply_to_id",
                root,
                "poll[options][]",
                "a",
                "poll[options][]",
                "b",
                "poll[expires_in]",
                "600");
        var made = keyed.post(POST, body).ok();
        assertThat(keyed.post(POST, body).ok()).isEqualTo(made);
        alice.posts("at once");
        // Nobody waits an hour: it is due, and its job too.
        TestCluster.shared()
                .run("update statuses.scheduled_status set scheduled_at = now() - interval '1 second';"
                        + " update platform.job set execution_time = now() - interval '1 second'"
                        + " where task_name = 'statuses.publish_scheduled'");
        await().atMost(Duration.ofSeconds(30)).until(() -> alice.get(PATH).ids().isEmpty());
        var posted =
                alice.get("/api/v1/accounts/" + alice.id() + "/statuses").ok().path(0);
        assertThat(posted.path("content").textValue()).contains("later");
        assertThat(posted.path("visibility").textValue()).isEqualTo("unlisted");
        assertThat(posted.path("in_reply_to_id").textValue()).isEqualTo(root);
        assertThat(posted.path("poll").path("options")).hasSize(2);
        assertThat(posted.path("tags").path(0).path("name").textValue()).isEqualTo("tag");
        alice.get(PATH + "/" + id(made)).refuses(404, NOT_FOUND);
        assertThat(id(keyed.post(POST, body).ok())).isEqualTo(id(posted));
        assertThat(alice.account().path("statuses_count").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tomorrow             | Record invalid",
                "2026-13-01T00:00:00Z | Record invalid",
                "2020-01-01T00:00:00Z | Validation failed: Scheduled at The scheduled date must be in the future",
                "9999-01-01T00:00:00Z | Validation failed: Scheduled at The scheduled date must be in the future",
            })
    void refusesOtherDates(String at, String sentence) {
        alice.client().post(POST, Body.form("status", "a", "scheduled_at", at)).refuses(422, sentence);
        var made = alice.posts("a", "scheduled_at", in(Duration.ofHours(1)));
        alice.client().put(PATH + "/" + id(made), Body.form("scheduled_at", at)).refuses(422, sentence);
        alice.client().put(PATH + "/" + id(made), Body.form()).refuses(422, "Record invalid");
    }

    @Test
    void refusesWhatCouldNotBePosted() {
        var at = in(Duration.ofHours(1));
        alice.client()
                .post(POST, Body.form("status", " ", "scheduled_at", at))
                .refuses(422, "Validation failed: Text can't be blank");
        alice.client()
                .post(POST, Body.form("status", "a", "scheduled_at", at, "in_reply_to_id", "1"))
                .refuses(404, NOT_FOUND);
        alice.client()
                .post(POST, Body.form("status", "a", "scheduled_at", in(Duration.ofMinutes(4))))
                .expect(422);
        assertThat(alice.get(PATH).ids()).isEmpty();
    }

    @Test
    void takesOffsetsAndNone() {
        var at = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        for (var text : List.of(
                at.toString(),
                at.toString().replace("Z", ""),
                at.toString().replace("Z", "+00:00"),
                at.toString().replace("Z", ".000Z").replace('T', ' '))) {
            var made = alice.posts("a", "scheduled_at", text);
            assertThat(Instant.parse(made.path("scheduled_at").textValue())).isEqualTo(at);
        }
    }

    @Test
    void keepsSoManyADay() {
        var day = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);
        var ids = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            ids.addFirst(id(alice.posts(
                    "number " + i,
                    "scheduled_at",
                    day.plus(Duration.ofMinutes(i)).toString())));
        }
        var full = "Validation failed: You have exceeded the limit of 25 scheduled posts for that day";
        alice.client()
                .post(POST, Body.form("status", "a", "scheduled_at", day.toString()))
                .refuses(422, full);
        bob.posts("a", "scheduled_at", day.toString());
        var other =
                alice.posts("a", "scheduled_at", day.plus(Duration.ofDays(1)).toString());
        alice.client()
                .put(PATH + "/" + id(other), Body.form("scheduled_at", day.toString()))
                .refuses(422, full);
        ids.addFirst(id(other));
        var first = alice.get(PATH + "?limit=20");
        assertThat(first.ids()).isEqualTo(ids.subList(0, 20));
        assertThat(alice.get(first.link("next")).ids()).isEqualTo(ids.subList(20, 26));
        TestCluster.shared()
                .run("insert into statuses.scheduled_status (account_id, scheduled_at, params) select " + alice.id()
                        + ", now() + interval '10 days' + i * interval '1 day', params from generate_series(1, 274) i,"
                        + " (select params from statuses.scheduled_status limit 1) one");
        alice.client()
                .post(POST, Body.form("status", "a", "scheduled_at", in(Duration.ofHours(1))))
                .refuses(422, "Validation failed: You have exceeded the limit of 300 scheduled posts");
    }
}

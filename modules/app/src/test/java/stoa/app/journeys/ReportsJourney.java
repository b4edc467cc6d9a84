package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People report others to those who look after the server, and these are told. */
@OverHttp
final class ReportsJourney {
    private static final String PATH = "/api/v1/reports";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Given given;
    private Person alice;
    private Person bob;

    ReportsJourney(Given given) {
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void reportsStatusesUnderRules() {
        var status = bob.postsId("not kind");
        var report = alice.client()
                .post(
                        PATH,
                        "account_id",
                        bob.id(),
                        "status_ids[]",
                        status,
                        "rule_ids[]",
                        "1",
                        "category",
                        "spam",
                        "comment",
                        "Look at this.",
                        "forward",
                        "true")
                .ok();
        assertThat(report.at("/target_account/id").textValue()).isEqualTo(bob.id());
        assertThat(report.path("category").textValue()).isEqualTo("violation");
        assertThat(report.path("comment").textValue()).isEqualTo("Look at this.");
        assertThat(report.path("status_ids").toString()).isEqualTo("[\"" + status + "\"]");
        assertThat(report.path("rule_ids").toString()).isEqualTo("[\"1\"]");
        assertThat(report.path("forwarded").booleanValue()).isFalse();
        assertThat(report.path("action_taken").booleanValue()).isFalse();
        assertThat(report.path("action_taken_at").isNull()).isTrue();
    }

    @Test
    void reportsAnAccountWithoutMore() {
        var report = alice.client().post(PATH, "account_id", bob.id()).ok();
        assertThat(report.path("category").textValue()).isEqualTo("other");
        assertThat(report.path("comment").textValue()).isEmpty();
        assertThat(report.path("status_ids").isNull()).isTrue();
    }

    @Test
    void tellsThoseWhoLookAfterTheServerAndNobodyElse() {
        var carol = given.account("carol");
        TestCluster.shared().run("update accounts.login set role = 'moderator' where account_id = " + carol.id());
        alice.client().post(PATH, "account_id", bob.id(), "comment", "first").expect(200);
        alice.client().post(PATH, "account_id", bob.id(), "comment", "second").expect(200);
        await().atMost(PATIENCE)
                .until(() -> carol.get("/api/v1/notifications").ids().size() == 2);
        var told = carol.get("/api/v1/notifications").ok().path(0);
        assertThat(told.path("type").textValue()).isEqualTo("admin.report");
        assertThat(told.at("/account/id").textValue()).isEqualTo(alice.id());
        assertThat(told.at("/report/comment").textValue()).isEqualTo("second");
        assertThat(told.at("/report/target_account/id").textValue()).isEqualTo(bob.id());
        var groups = carol.get("/api/v2/notifications").ok().path("notification_groups");
        assertThat(groups).hasSize(2);
        assertThat(groups.at("/1/report/comment").textValue()).isEqualTo("first");
        assertThat(alice.get("/api/v1/notifications").ids()).isEmpty();
        assertThat(bob.get("/api/v1/notifications").ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "account_id, '',       category, spam,     400, Missing required parameter: account_id",
        "account_id, nobody,   category, spam,     400, Invalid value for parameter account_id: expected an id",
        "account_id, 17,       category, spam,     404, Record not found",
        "account_id, BOB,      category, nonsense, 422, Validation failed: Category is not included in the list",
        "account_id, BOB,      rule_ids[], 99,     422, Validation failed: Rules does not reference valid rules",
        "account_id, BOB,      status_ids[], 17,   404, Record not found",
        "account_id, BOB,      status_ids[], x,    404, Record not found",
    })
    void refusesWhatCannotBeReported(
            String name, String account, String other, String value, int status, String sentence) {
        alice.client()
                .post(PATH, name, account.equals("BOB") ? bob.id() : account, other, value)
                .refuses(status, sentence);
    }

    @Test
    void refusesWhatIsTooLongOrAnothersOrNotToBeSeen() {
        alice.client()
                .post(PATH, "account_id", bob.id(), "comment", "x".repeat(1001))
                .refuses(422, "Validation failed: Comment is too long (maximum is 1000 characters)");
        var mine = alice.postsId("mine");
        alice.client().post(PATH, "account_id", bob.id(), "status_ids[]", mine).refuses(404, "Record not found");
        var hidden = bob.client()
                .post("/api/v1/statuses", "status", "for followers", "visibility", "private")
                .ok()
                .path("id")
                .textValue();
        alice.client()
                .post(PATH, "account_id", bob.id(), "status_ids[]", hidden)
                .refuses(404, "Record not found");
        assertThat(TestCluster.shared().value("select count(*) from moderation.report"))
                .isEqualTo("0");
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** Moderators look for accounts, and at what was reported. */
@OverHttp
final class AdminListsIT {
    private static final String ACCOUNTS = "/api/v1/admin/accounts";
    private static final String REPORTS = "/api/v1/admin/reports";

    private final Given given;
    private final JourneyServer server;
    private Person admin;
    private Person moderator;
    private Person alice;
    private Person bob;

    AdminListsIT(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void meet() {
        admin = given.staff("admin", "admin");
        moderator = given.staff("moderator", "moderator");
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void showsAnAccountWithAllThatIsKnown() {
        var account = moderator.get(ACCOUNTS + "/" + alice.id()).ok();
        assertThat(account.path("id").textValue()).isEqualTo(alice.id());
        assertThat(account.path("email").textValue()).isEqualTo("alice@example.org");
        assertThat(account.at("/role/id").textValue()).isEqualTo("-99");
        assertThat(account.at("/account/acct").textValue()).isEqualTo("alice");
        assertThat(account.path("confirmed").booleanValue()).isTrue();
        assertThat(account.path("approved").booleanValue()).isTrue();
        for (var not : List.of("disabled", "silenced", "suspended", "sensitized")) {
            assertThat(account.path(not).booleanValue()).as(not).isFalse();
        }
        for (var none :
                List.of("domain", "ip", "invite_request", "invited_by_account_id", "created_by_application_id")) {
            assertThat(account.path(none).isNull()).as(none).isTrue();
        }
        assertThat(account.path("ips")).isEmpty();
        assertThat(account.has("staff")).isFalse();
        moderator.get(ACCOUNTS + "/17").refuses(404, "Record not found");
        moderator.get(ACCOUNTS + "/x").refuses(404, "Record not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1 |                              | bob alice moderator admin",
                "v1 | ?staff=true                  | moderator admin",
                "v1 | ?suspended=true              | bob",
                "v1 | ?active=true                 | alice moderator admin",
                "v1 | ?silenced=true               | alice",
                "v1 | ?disabled=true               | alice",
                "v1 | ?sensitized=true             | bob",
                "v1 | ?pending=true                | ''",
                "v1 | ?local=true&username=AL      | alice",
                "v1 | ?username=a_                 | ''",
                "v1 | ?remote=true                 | ''",
                "v1 | ?by_domain=example.org       | ''",
                "v1 | ?ip=127.0.0.1                | ''",
                "v1 | ?email=Bob@                  | bob",
                "v1 | ?display_name=the            | bob",
                "v2 |                              | bob alice moderator admin",
                "v2 | ?origin=local&status=active  | alice moderator admin",
                "v2 | ?origin=remote               | ''",
                "v2 | ?status=pending              | ''",
                "v2 | ?status=suspended            | bob",
                "v2 | ?permissions=staff           | moderator admin",
                "v2 | ?role_ids[]=3                | admin",
                "v2 | ?role_ids[]=2&role_ids[]=3   | moderator admin",
                "v2 | ?role_ids[]=77               | ''",
                "v2 | ?invited_by=1                | ''",
                "v2 | ?username=b&status=silenced  | ''",
            })
    void findsAccounts(String version, String query, String expected) {
        bob.changes("display_name", "The builder").expect(200);
        for (var type : List.of("silence", "disable")) {
            admin.client()
                    .post(ACCOUNTS + "/" + alice.id() + "/action", "type", type)
                    .expect(200);
        }
        for (var type : List.of("sensitive", "suspend")) {
            admin.client()
                    .post(ACCOUNTS + "/" + bob.id() + "/action", "type", type)
                    .expect(200);
        }
        var found = moderator
                .get("/api/" + version + "/admin/accounts" + (query == null ? "" : query))
                .ok()
                .findValuesAsText("username")
                .stream()
                .distinct()
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    @Test
    void refusesAStatusThatIsNone() {
        moderator.get("/api/v2/admin/accounts?status=nonsense").refuses(400, "Unknown status: nonsense");
        moderator.get(ACCOUNTS + "?limit=0").refuses(400, "Invalid value for parameter limit: must be at least 1");
        moderator.get(REPORTS + "?account_id=x").refuses(400, "Invalid value for parameter account_id: expected an id");
    }

    @Test
    void leadsFromPageToPage() {
        var first = moderator.get(ACCOUNTS + "?limit=2&active=true");
        assertThat(first.ids()).containsExactly(bob.id(), alice.id());
        assertThat(first.link("next")).endsWith("/api/v1/admin/accounts?limit=2&active=true&max_id=" + alice.id());
        var second = moderator.get(first.link("next"));
        assertThat(second.ids()).containsExactly(moderator.id(), admin.id());
        assertThat(moderator.get(second.link("prev")).ids()).containsExactly(bob.id(), alice.id());

        var reports = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            reports.add(report(alice, bob));
        }
        Collections.reverse(reports);
        var page = moderator.get(REPORTS + "?limit=3");
        assertThat(page.ids()).isEqualTo(reports.subList(0, 3));
        assertThat(moderator.get(page.link("next")).ids()).isEqualTo(reports.subList(3, 4));
    }

    private static String report(Person by, Person against, String... more) {
        return by.client()
                .post("/api/v1/reports", "account_id", against.id(), more)
                .ok()
                .path("id")
                .textValue();
    }

    @Test
    void showsWhatWasReportedWhoeverMaySeeIt() {
        given.follow(alice, bob);
        var hidden = bob.postsId("only for followers", "visibility", "private");
        var id = report(alice, bob, "status_ids[]", hidden, "rule_ids[]", "1", "comment", "Look.");
        var report = moderator.get(REPORTS + "/" + id).ok();
        assertThat(report.at("/account/username").textValue()).isEqualTo("alice");
        assertThat(report.at("/target_account/username").textValue()).isEqualTo("bob");
        assertThat(report.at("/statuses/0/id").textValue()).isEqualTo(hidden);
        assertThat(report.at("/statuses/0/content").textValue()).contains("only for followers");
        assertThat(report.at("/rules/0/text").textValue()).isEqualTo("Be kind.");
        assertThat(report.path("comment").textValue()).isEqualTo("Look.");
        assertThat(report.path("category").textValue()).isEqualTo("violation");
        assertThat(report.path("action_taken").booleanValue()).isFalse();
        assertThat(report.path("action_taken_at").isNull()).isTrue();
        assertThat(report.path("assigned_account").isNull()).isTrue();
        assertThat(report.path("action_taken_by_account").isNull()).isTrue();

        moderator
                .client()
                .post(ACCOUNTS + "/" + bob.id() + "/action", "type", "suspend")
                .expect(200);
        var after = moderator.get(REPORTS + "/" + id).ok();
        assertThat(after.at("/statuses/0/id").textValue()).isEqualTo(hidden);
        assertThat(after.at("/target_account/suspended").booleanValue()).isTrue();
        assertThat(after.path("action_taken").booleanValue()).isTrue();
        assertThat(after.at("/action_taken_by_account/username").textValue()).isEqualTo("moderator");
        moderator.get(REPORTS + "/17").refuses(404, "Record not found");
    }

    @Test
    void handlesAReport() {
        var id = report(alice, bob);
        var path = REPORTS + "/" + id;
        var client = moderator.client();
        assertThat(client.post(path + "/assign_to_self")
                        .ok()
                        .at("/assigned_account/id")
                        .textValue())
                .isEqualTo(moderator.id());
        client.post(path + "/assign_to_self").expect(200);
        assertThat(client.post(path + "/unassign").ok().path("assigned_account").isNull())
                .isTrue();
        var resolved = client.post(path + "/resolve").ok();
        assertThat(resolved.path("action_taken").booleanValue()).isTrue();
        assertThat(resolved.path("action_taken_at").textValue())
                .isEqualTo(resolved.path("updated_at").textValue());
        assertThat(moderator.get(REPORTS).ids()).isEmpty();
        assertThat(moderator.get(REPORTS + "?resolved=true").ids()).containsExactly(id);
        assertThat(client.post(path + "/reopen").ok().path("action_taken").booleanValue())
                .isFalse();
        assertThat(moderator.get(REPORTS).ids()).containsExactly(id);
        for (var step : List.of("assign_to_self", "unassign", "resolve", "reopen")) {
            client.post(REPORTS + "/17/" + step).refuses(404, "Record not found");
        }
        assertThat(
                        TestCluster.shared()
                                .value(
                                        "select string_agg(act || ' ' || report_id, ',' order by id) from moderation.audit_entry"))
                .isEqualTo(String.join(
                        ",",
                        List.of("assign_report", "unassign_report", "resolve_report", "reopen_report").stream()
                                .map(act -> act + " " + id)
                                .toList()));
    }

    @Test
    void findsReportsByWhoAndAgainstWhom() {
        var first = report(alice, bob);
        var second = report(bob, alice);
        assertThat(moderator.get(REPORTS + "?account_id=" + alice.id()).ids()).containsExactly(first);
        assertThat(moderator.get(REPORTS + "?target_account_id=" + alice.id()).ids())
                .containsExactly(second);
        assertThat(moderator.get(REPORTS + "?account_id=17").ids()).isEmpty();
    }

    @Test
    void sortsAReportInAnew() {
        var path = REPORTS + "/" + report(alice, bob);
        var sorted = moderator
                .client()
                .put(path, Body.form("category", "violation", "rule_ids[]", "2", "rule_ids[]", "3"))
                .ok();
        assertThat(sorted.path("category").textValue()).isEqualTo("violation");
        assertThat(sorted.at("/rules/1/id").textValue()).isEqualTo("3");
        moderator
                .client()
                .put(path, Body.form("category", "nonsense"))
                .refuses(422, "Validation failed: Category is not included in the list");
        moderator
                .client()
                .put(path, Body.form("rule_ids[]", "99"))
                .refuses(422, "Validation failed: Rules does not reference valid rules");
        moderator.client().put(REPORTS + "/17", Body.form("category", "spam")).refuses(404, "Record not found");
    }

    @Test
    void showsTrendsAsEverybodySeesThem() {
        given.status(alice, "#together");
        given.status(bob, "#together");
        var status = given.status(alice, "well liked");
        given.favourite(bob, status);
        given.reblog(bob, status);
        server.runJob("insights.trends");
        TestCluster.shared().fallBehind();
        var tag = moderator.get("/api/v1/admin/trends/tags").ok().path(0);
        assertThat(tag.path("name").textValue()).isEqualTo("together");
        assertThat(tag.path("trendable").booleanValue()).isTrue();
        assertThat(tag.path("usable").booleanValue()).isTrue();
        assertThat(tag.path("requires_review").booleanValue()).isFalse();
        assertThat(moderator.get("/api/v1/admin/trends/statuses").ids()).containsExactly(status);
        assertThat(moderator.get("/api/v1/admin/trends/links").ok()).isEmpty();
        moderator
                .get("/api/v1/admin/trends/tags?offset=-1")
                .refuses(400, "Invalid value for parameter offset: must be between 0 and 10000");
    }

    @Test
    void knowsNoOtherServers() {
        for (var list : List.of("domain_allows", "domain_blocks", "email_domain_blocks")) {
            assertThat(admin.get("/api/v1/admin/" + list).ok()).isEmpty();
            moderator.get("/api/v1/admin/" + list).refuses(403, "This action is not allowed");
            admin.get("/api/v1/admin/" + list + "/1").expect(404);
        }
    }

    /** Whatever the number of reports, and of the people and statuses in them. */
    @Test
    void readsPagesWithAFixedNumberOfStatements() {
        report(alice, bob, "status_ids[]", bob.postsId("one"));
        var few = statements();
        for (int i = 0; i < 5; i++) {
            var other = given.account("other" + i);
            report(other, bob, "status_ids[]", bob.postsId("more " + i));
            report(bob, other, "status_ids[]", other.postsId("more " + i));
        }
        assertThat(statements()).isEqualTo(few);
    }

    private List<Integer> statements() {
        return List.of(ACCOUNTS, "/api/v2/admin/accounts", REPORTS).stream()
                .map(path -> server.statementsDuring(() -> moderator.get(path).expect(200))
                        .size())
                .toList();
    }
}

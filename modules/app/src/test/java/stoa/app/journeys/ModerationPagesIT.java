package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Browser;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** Moderators handle reports and accounts in a browser. */
@OverHttp
final class ModerationPagesIT {
    private static final String REPORTS = "/admin/reports";
    private static final String ACCOUNTS = "/admin/accounts";

    private final Given given;
    private Person alice;
    private Person bob;
    private Browser browser;

    ModerationPagesIT(Given given) {
        this.given = given;
    }

    @BeforeEach
    void begin() {
        alice = given.account("alice");
        bob = given.account("bob");
        browser = given.browser().signedIn(given.staff("moderator", "moderator"));
    }

    private String report() {
        return alice.client()
                .post(
                        "/api/v1/reports",
                        "account_id",
                        bob.id(),
                        "status_ids[]",
                        bob.postsId("quite <unkind>"),
                        "rule_ids[]",
                        "1",
                        "comment",
                        "Look & see")
                .ok()
                .path("id")
                .textValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {REPORTS, ACCOUNTS, "/admin/audit", REPORTS + "?resolved=true"})
    void isForThoseWhoLookAfterTheServer(String path) {
        assertThat(given.browser().get(path).expect(303).header("Location"))
                .startsWith("/auth/sign_in?return_to=%2Fadmin");
        given.browser().signedIn(alice).get(path).expect(403);
        assertThat(browser.get(path).expect(200).text()).contains("aria-current=\"page\"");
    }

    @Test
    void isFoundInTheSettingsOfThoseWhoMay() {
        assertThat(browser.get("/settings").expect(200).text()).contains("href=\"/admin/reports\"");
        assertThat(given.browser().signedIn(alice).get("/settings").expect(200).text())
                .doesNotContain("href=\"/admin");
    }

    @Test
    void takesNoFormsFromElsewhere() {
        var id = report();
        for (var path : List.of(
                REPORTS + "/" + id + "/resolve",
                ACCOUNTS + "/" + bob.id() + "/action",
                ACCOUNTS + "/" + bob.id() + "/lift",
                ACCOUNTS + "/" + bob.id() + "/delete")) {
            browser.post(path, "type", "suspend", "csrf", "guess").expect(403);
            given.browser().post(path, "type", "suspend").expect(403);
        }
        var ordinary = given.browser().signedIn(alice);
        var settings = ordinary.get("/settings").text();
        var csrf = settings.replaceFirst("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        ordinary.post(ACCOUNTS + "/" + bob.id() + "/action", "type", "suspend", "csrf", csrf)
                .expect(403);
        assertThat(books()).isEmpty();
    }

    private static String books() {
        return TestCluster.shared()
                .value("select coalesce(string_agg(act, ' ' order by id), '') from moderation.audit_entry");
    }

    @Test
    void handlesAReportStepByStep() {
        var id = report();
        var path = REPORTS + "/" + id;
        assertThat(browser.get(REPORTS).expect(200).text())
                .contains("@bob", "A broken rule", "Look &amp; see", "nobody looks after it", path);
        var page = browser.get(path).expect(200);
        assertThat(page.text()).contains("quite &lt;unkind&gt;", "Be kind.", "Nobody looks after it.");
        page = browser.follow(browser.submit(page, path + "/assign_to_self"));
        assertThat(page.text()).contains("You look after it now.", "You look after it.");
        page = browser.follow(browser.submit(page, path + "/unassign"));
        page = browser.follow(browser.submit(page, path + "/resolve"));
        assertThat(page.text()).contains("It is closed.", "Dealt with", "@moderator");
        assertThat(browser.get(REPORTS).text()).contains("Nothing is open.");
        assertThat(browser.get(REPORTS + "?resolved=true").text()).contains("@bob");
        page = browser.follow(browser.submit(page, path + "/reopen"));
        assertThat(page.text()).contains("It is open again.");
        assertThat(books()).isEqualTo("assign_report unassign_report resolve_report reopen_report");
        browser.get(REPORTS + "/17").expect(404);
    }

    @Test
    void asksBeforeItActsAndShowsWhatWasDone() {
        var id = report();
        var path = ACCOUNTS + "/" + bob.id();
        var account = browser.get(path + "?report=" + id).expect(200);
        assertThat(account.text()).contains("bob@example.org", "Suspend", "Nothing was done to this account.");
        var question = browser.get(path + "/action?type=suspend&report=" + id).expect(200);
        assertThat(question.text()).contains("Suspend: <bdi>@bob</bdi>?", "What its owner is told");
        var refused = browser.submit(question, path + "/action", "text", "x".repeat(5001));
        assertThat(refused.expect(422).text()).contains("Text is too long");
        var done = browser.follow(browser.submit(question, path + "/action", "text", "Enough <now>."));
        assertThat(done.text())
                .contains("It is done.", "Suspended", "Enough &lt;now&gt;.", "@moderator", "in answer to a report")
                .doesNotContain("Delete for good", ">Profile<");
        bob.get("/api/v1/accounts/verify_credentials").expect(403);
        assertThat(browser.get(REPORTS + "/" + id).text()).contains("Dealt with", "quite &lt;unkind&gt;");
        assertThat(browser.get("/admin/audit").text())
                .contains("suspended", "closed a report against", "@bob", "@moderator");

        var undone = browser.follow(browser.submit(done, path + "/lift"));
        assertThat(undone.text()).contains("It is undone.");
        bob.get("/api/v1/accounts/verify_credentials").expect(200);
        browser.get(path + "/action?type=nonsense").expect(404);
        browser.get(ACCOUNTS + "/17").expect(404);
    }

    @Test
    void findsPeopleByNameAddressAndStanding() {
        assertThat(browser.get(ACCOUNTS).expect(200).text()).contains("@alice", "@bob", "@moderator");
        assertThat(browser.get(ACCOUNTS + "?q=%40Al").text()).contains("@alice").doesNotContain("@bob");
        assertThat(browser.get(ACCOUNTS + "?q=bob%40").text())
                .contains("bob@example.org")
                .doesNotContain("alice@example.org");
        assertThat(browser.get(ACCOUNTS + "?standing=staff").text())
                .contains("@moderator")
                .doesNotContain("@alice");
        assertThat(browser.get(ACCOUNTS + "?standing=suspended").text()).contains("Nobody is like that.");
    }

    @Test
    void leadsToOlderEntries() {
        var people = given.staff("admin", "admin");
        for (int i = 0; i < 31; i++) {
            people.client()
                    .post("/api/v1/admin/accounts/" + bob.id() + "/action", "type", "silence")
                    .expect(200);
            people.client()
                    .post("/api/v1/admin/accounts/" + bob.id() + "/unsilence")
                    .expect(200);
        }
        var page = browser.get("/admin/audit").expect(200).text();
        assertThat(page).contains("Older entries").doesNotContain("Newer entries");
        var older = page.replaceFirst("(?s).*href=\"(/admin/audit\\?max_id=\\d+)\".*", "$1");
        assertThat(browser.get(older).expect(200).text())
                .contains("Newer entries")
                .doesNotContain("Older entries");
    }

    @Test
    void letsAdministratorsDeleteWhoIsSuspended() {
        var admin = given.browser().signedIn(given.staff("admin", "admin"));
        var path = ACCOUNTS + "/" + bob.id();
        assertThat(admin.get(path).text()).doesNotContain("Delete for good");
        admin.submit(admin.get(path + "/action?type=suspend"), path + "/action").expect(303);
        assertThat(admin.get(path).text()).contains("Delete for good");
        var gone = admin.follow(admin.submit(admin.get(path + "/delete").expect(200), path + "/delete"));
        assertThat(gone.text()).contains("The account is deleted");
        admin.get(path).expect(404);
    }

    @Test
    void offersNothingAgainstThoseWhoAreAsMuch() {
        var other = given.staff("other", "moderator");
        var path = ACCOUNTS + "/" + other.id();
        assertThat(browser.get(path).expect(200).text()).contains("You cannot act against this account");
        var question = browser.get(path + "/action?type=suspend").expect(200);
        browser.submit(question, path + "/action").expect(403);
        assertThat(books()).isEmpty();
    }
}

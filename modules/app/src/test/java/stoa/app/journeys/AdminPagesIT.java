package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Browser;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** Administrators see in a browser how the server does, and how its database is. */
@OverHttp
final class AdminPagesIT {
    private static final String OVERVIEW = "/admin";
    private static final String DATABASE = "/admin/database";
    private static final Pattern SCRIPT = Pattern.compile("<script src=\"([^\"]+)\" defer></script>");
    private static final Pattern SHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Given given;
    private final JourneyServer server;
    private Person admin;

    AdminPagesIT(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void appoint() {
        admin = staff("admin", "admin");
    }

    private Person staff(String name, String role) {
        var person = given.account(name);
        TestCluster.shared().run("update accounts.login set role = '" + role + "' where account_id = " + person.id());
        return person;
    }

    private Browser administrator() {
        return given.browser().signedIn(admin);
    }

    /** Waits until so many events were written down, and counts them. */
    private void count(int events) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from insights.event")
                        .equals(Integer.toString(events)));
        server.runJob("insights.roll_up");
        server.runJob("platform.refresh");
        TestCluster.shared().fallBehind();
    }

    /** The text of a page without its tags. */
    private static String words(Answer page) {
        return page.text().replaceAll("(?s)<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {OVERVIEW, DATABASE, OVERVIEW + "?days=7"})
    void asksStrangersToSignInAndBringsThemBack(String path) {
        var browser = given.browser();
        var form = browser.follow(browser.get(path).expect(303));
        assertThat(browser.signIn(form, admin).expect(303).header("Location")).isEqualTo(path);
        browser.get(path).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {OVERVIEW, DATABASE})
    void refusesEverybodyElse(String path) {
        for (var person : List.of(given.account("alice"), staff("maud", "moderator"))) {
            var page = given.browser().signedIn(person).get(path).expect(403);
            assertThat(page.text()).contains("You may not do this").doesNotContain("Who comes back");
        }
        TestCluster.shared().run("update accounts.login set role = 'user' where account_id = " + admin.id());
        administrator().get(path).expect(403);
    }

    @Test
    void showsHowTheServerDoes() {
        var alice = given.account("alice");
        var bob = given.account("bob");
        var root = alice.postsId("a #walk in the #park", "language", "en");
        bob.posts("another #walk <here>", "language", "de", "in_reply_to_id", root);
        given.favourite(bob, root);
        bob.client().post("/api/v1/reports", "account_id", alice.id()).expect(200);
        count(3);

        var page = administrator().get(OVERVIEW + "?days=7").expect(200);
        assertThat(words(page))
                .contains("Everything below counts up to " + today.getDayOfMonth())
                .contains("Active people 3")
                .contains("Posts and interactions 2 Posts and replies, and 2 interactions")
                .contains("Sign-ups 3")
                .contains("#walk 2", "#park 1", "English 1", "German 1")
                .contains("Open reports 1")
                .contains("3 100 %");
        // A day: the people of 30 days, of 7 days and of the day itself.
        assertThat(page.text().replaceAll(">\\s+<", "><"))
                .contains("<time datetime=\"" + today + "\">")
                .contains("<td class=\"number\" data-value=\"3\">3</td>".repeat(3))
                .contains("<td class=\"number\" data-value=\"2\">2</td>".repeat(2));
    }

    @Test
    void showsTheDaysThatWereAskedFor() {
        var browser = administrator();
        for (var choice :
                Map.of("7", 7, "30", 30, "90", 90, "nonsense", 30, "-1", 30).entrySet()) {
            var page = browser.get(OVERVIEW + "?days=" + choice.getKey())
                    .expect(200)
                    .text();
            assertThat(page.split("<th scope=\"row\"><time", -1))
                    .as(choice.getKey())
                    .hasSize(3 * choice.getValue() + 1);
            assertThat(page).contains("<a href=\"/admin?days=" + choice.getValue() + "\" aria-current=\"true\">");
        }
    }

    @Test
    void saysThatNothingWasCountedYet() {
        assertThat(words(administrator().get(OVERVIEW).expect(200))).contains("Nothing was counted yet");
    }

    /** What is drawn comes from files of this server; a browser runs and applies nothing that stands in the page. */
    @ParameterizedTest
    @ValueSource(strings = {OVERVIEW, DATABASE})
    void runsOnlyScriptsOfItsOwn(String path) {
        var browser = administrator();
        var page = browser.get(path).expect(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContain("<style", " style=").doesNotContainPattern(" on[a-z]+=");
        var scripts =
                SCRIPT.matcher(page.text()).results().map(AdminPagesIT::first).toList();
        assertThat(scripts).hasSize(2).hasSize(page.text().split("<script", -1).length - 1);
        for (var script : scripts) {
            assertThat(browser.get(script).expect(200).header("Content-Type")).contains("javascript");
        }
        for (var sheet :
                SHEET.matcher(page.text()).results().map(AdminPagesIT::first).toList()) {
            assertThat(browser.get(sheet).expect(200).header("Content-Type")).contains("text/css");
        }
        assertThat(browser.get("/settings").header("Content-Security-Policy")).doesNotContain("script-src");
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }

    @Test
    void showsHowTheDatabaseIs() {
        given.status(admin, "hello");
        count(1);
        var page = administrator().get(DATABASE).expect(200);
        assertThat(words(page))
                .contains("Servers", "primary Writes and reads", "replica-1", "primary-reads")
                .contains("Reads", "the present was asked for")
                .contains("This server was not given the owner")
                .contains("statuses.status", "platform.event")
                .contains("insights.daily_figure just now just now refreshed")
                .contains("Nothing is archived.")
                .contains("Nothing is parked.")
                .contains("insights.events");
        assertThat(page.text()).doesNotContain("box-problem");
    }

    /** One side that cannot be looked at hides no other. */
    @Test
    void saysWhatCannotBeLookedAt() {
        TestCluster.shared().run("alter table platform.archived_partition rename to archived_elsewhere");
        try {
            var page = administrator().get(DATABASE).expect(200);
            assertThat(words(page))
                    .contains("Look at Archive")
                    .contains("Archive Alarm: This could not be looked at; the log says why.")
                    .contains("statuses.status", "insights.events", "primary-reads");
            assertThat(page.text().split("box-problem", -1)).hasSize(2);
        } finally {
            TestCluster.shared().run("alter table platform.archived_elsewhere rename to archived_partition");
        }
    }

    @Test
    void showsWhatIsParked() {
        TestCluster.shared().run("""
                insert into platform.parked_job (pool, task_name, task_instance, priority, attempts, error)
                values ('mail', 'accounts.greet', '42', 0, 10, E'no <such> door\\nat Door.java:1')""");
        assertThat(words(administrator().get(DATABASE).expect(200)))
                .contains("Look at Jobs")
                .contains("accounts.greet 42 10 just now no &lt;such&gt; door")
                .doesNotContain("Door.java");
        assertThat(words(administrator().get(OVERVIEW).expect(200))).contains("Jobs parked Alarm: 1");
    }

    @Test
    void asksAsOftenHoweverMuchThereIs() {
        var browser = administrator();
        given.status(admin, "a #walk");
        count(1);
        var before = statements(browser);
        var people =
                IntStream.range(0, 5).mapToObj(i -> given.account("person" + i)).toList();
        people.forEach(person -> given.statuses(person, 4));
        TestCluster.shared().run("""
                insert into platform.parked_job (pool, task_name, task_instance, priority, attempts, error)
                select 'mail', 'accounts.greet', i::text, 0, 10, 'no' from generate_series(1, 40) as i""");
        count(21);
        assertThat(statements(browser)).isEqualTo(before);
    }

    private Map<String, Integer> statements(Browser browser) {
        // The figures of the whole server are remembered for a minute.
        browser.get(OVERVIEW).expect(200);
        return Map.of(
                "30 days", statements(browser, OVERVIEW),
                "7 days", statements(browser, OVERVIEW + "?days=7"),
                "database", statements(browser, DATABASE));
    }

    private int statements(Browser browser, String path) {
        return server.statementsDuring(() -> browser.get(path).expect(200)).size();
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;

/** The pages of moderators in a real browser: on a desk and a phone, by day and by night, with the keyboard. */
@OverHttp
@EnabledIf("installed")
final class ModerationScreensIT extends WithChromium {
    private static final int PHONE = 360;

    private final Given given;
    private final JourneyServer server;
    private final Map<String, String> pages = new LinkedHashMap<>();

    ModerationScreensIT(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void signIn() {
        var admin = given.staff("admin", "admin");
        var moderator = given.staff("moderator", "moderator");
        var alice = given.account("alice");
        var bob = given.account("bob_with_a_rather_long_name_30");
        var status = bob.postsId("Averyveryveryveryveryveryveryveryveryveryverylongwordthatdoesnotend in sight @alice");
        var report = alice.client()
                .post(
                        "/api/v1/reports",
                        "account_id",
                        bob.id(),
                        "status_ids[]",
                        status,
                        "rule_ids[]",
                        "1",
                        "comment",
                        "They keep on writing to me, though I have asked them to stop several times.")
                .ok()
                .path("id")
                .textValue();
        var action = "/api/v1/admin/accounts/" + bob.id() + "/action";
        admin.client()
                .post(action, "type", "none", "text", "Please leave Alice alone.")
                .expect(200);
        moderator
                .client()
                .post("/api/v1/admin/reports/" + report + "/assign_to_self")
                .expect(200);
        alice.client().post("/api/v1/reports", "account_id", moderator.id()).expect(200);
        pages.put("reports", "/admin/reports");
        pages.put("report", "/admin/reports/" + report);
        pages.put("accounts", "/admin/accounts");
        pages.put("account", "/admin/accounts/" + bob.id() + "?report=" + report);
        pages.put("action", "/admin/accounts/" + bob.id() + "/action?type=silence");
        pages.put("audit", "/admin/audit");
        var browser = given.browser().signedIn(admin);
        chromium.cookie(server.url(), "stoa_session", browser.cookie("stoa_session"));
    }

    @Test
    void fitDesksAndPhonesByDayAndByNight() throws IOException {
        for (int width : new int[] {1280, PHONE}) {
            for (boolean dark : new boolean[] {false, true}) {
                chromium.window(width, 844, dark);
                for (var page : pages.entrySet()) {
                    chromium.visit(server.url() + page.getValue());
                    assertThat(chromium.evaluate("document.documentElement.scrollWidth")
                                    .intValue())
                            .as(page.getKey())
                            .isLessThanOrEqualTo(width);
                    keep("moderation-" + page.getKey() + (width == PHONE ? "-phone" : "") + (dark ? "-dark" : ""));
                }
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Whoever cannot see the page hears what each field and button is for. */
    @Test
    void namesEverythingThatCanBeReached() {
        chromium.window(1280, 844, false);
        var nameless = """
                [...document.querySelectorAll('main a, main button, main input:not([type=hidden]), main select, main textarea')]
                    .filter(one => one.tabIndex >= 0)
                    .filter(one => !(one.getAttribute('aria-label') || one.textContent.trim()
                        || one.labels && one.labels.length))
                    .map(one => one.outerHTML).join()""";
        var headings = "[...document.querySelectorAll('h1')].length";
        for (var page : pages.entrySet()) {
            chromium.visit(server.url() + page.getValue());
            assertThat(chromium.evaluate(nameless).textValue())
                    .as(page.getKey())
                    .isEmpty();
            assertThat(chromium.evaluate(headings).intValue()).as(page.getKey()).isEqualTo(1);
        }
    }
}

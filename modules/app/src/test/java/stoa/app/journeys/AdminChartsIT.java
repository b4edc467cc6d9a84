package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.platform.testing.TestCluster;

/** The pages of administrators in a real browser. */
@OverHttp
@EnabledIf("installed")
final class AdminChartsIT extends WithChromium {
    private static final int PHONE = 390;

    private final Given given;
    private final JourneyServer server;

    AdminChartsIT(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void signIn() {
        var admin = given.account("admin");
        TestCluster.shared().run("update accounts.login set role = 'admin' where account_id = " + admin.id());
        admin.posts("a #walk in the #park", "language", "en");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from insights.event")
                        .equals("1"));
        server.runJob("insights.roll_up");
        server.runJob("platform.refresh");
        var browser = given.browser().signedIn(admin);
        chromium.cookie(server.url(), "stoa_session", browser.cookie("stoa_session"));
    }

    @Test
    void drawsEachTableAndFoldsItAway() throws IOException {
        chromium.window(1280, 900, false);
        chromium.visit(server.url() + "/admin?days=7");
        assertThat(chromium.evaluate("document.querySelectorAll('figure.chart canvas').length")
                        .intValue())
                .isEqualTo(3);
        assertThat(chromium.evaluate("document.querySelectorAll('figure.chart details:not([open]) td').length")
                        .intValue())
                .isEqualTo(7 * (3 + 2 + 1));
        var painted = """
                [...document.querySelectorAll('canvas')].every(canvas =>
                    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(byte => byte > 0))""";
        assertThat(chromium.evaluate(painted).booleanValue()).isTrue();
        keep("overview");
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Whoever cannot see a chart, or point at it, hears it day by day. */
    @Test
    void readsChartsOutUnderTheArrowKeys() {
        chromium.window(1280, 900, false);
        chromium.visit(server.url() + "/admin?days=7");
        chromium.evaluate("document.querySelector('#people').parentElement.querySelector('canvas').focus()");
        chromium.press("ArrowLeft");
        var spoken = "document.querySelector('#people').parentElement.querySelector('[aria-live]').textContent";
        var day = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(chromium.evaluate(spoken).textValue())
                .isEqualTo(day.format(today) + ": In 30 days 1, In 7 days 1, On the day 1");
        chromium.press("ArrowLeft");
        assertThat(chromium.evaluate(spoken).textValue())
                .isEqualTo(day.format(today.minusDays(1)) + ": In 30 days 0, In 7 days 0, On the day 0");
    }

    @Test
    void fitsAPhone() throws IOException {
        chromium.window(PHONE, 844, false);
        for (var page : new String[] {"overview", "database"}) {
            chromium.visit(server.url() + (page.equals("database") ? "/admin/database" : "/admin"));
            assertThat(chromium.evaluate("document.documentElement.scrollWidth").intValue())
                    .as(page)
                    .isEqualTo(PHONE);
            keep(page + "-phone");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void isDarkWhereTheReaderWantsItSo() throws IOException {
        chromium.window(1280, 900, false);
        chromium.visit(server.url() + "/admin");
        var colours = """
                getComputedStyle(document.body).backgroundColor
                    + ' ' + Chart.getChart(document.querySelector('canvas')).data.datasets[0].borderColor""";
        assertThat(chromium.evaluate(colours).textValue()).isEqualTo("rgb(250, 246, 238) #a23b1b");
        chromium.window(1280, 900, true);
        assertThat(chromium.evaluate(colours).textValue()).isEqualTo("rgb(18, 21, 29) #f2a27c");
        keep("overview-dark");
        chromium.visit(server.url() + "/admin/database");
        keep("database-dark");
        assertThat(chromium.complaints()).isEmpty();
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Body;
import stoa.app.testing.Browser;
import stoa.app.testing.Given;
import stoa.app.testing.MediaFiles;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People take away what they have here: lists at once, everything in one file a little later. */
@OverHttp
final class ExportJourney extends WithMail {
    private static final String EXPORT = "/settings/export";

    private Given given;
    private Person alice;
    private Person bob;
    private Browser browser;

    @BeforeEach
    void begin() throws Exception {
        mail.empty();
        given = new Given(server);
        alice = given.account("alice");
        bob = given.account("bob");
        browser = given.browser().signedIn(alice);
    }

    @Test
    void belongsToWhoIsSignedIn() {
        for (var path : List.of(EXPORT, EXPORT + "/archive.zip", EXPORT + "/bookmarks.csv")) {
            assertThat(given.browser().get(path).expect(303).header("Location"))
                    .isEqualTo("/auth/sign_in?return_to=%2Fsettings%2Fexport");
        }
        given.browser().post(EXPORT).expect(403);
        browser.post(EXPORT, "csrf", "guess").expect(403);
        browser.get(EXPORT + "/archive.zip").expect(404);
        browser.get(EXPORT + "/passwords.csv").expect(404);
    }

    @Test
    void downloadsListsAsMastodonImportsThem() {
        var domain = "@" + server.domain();
        alice.does("follow", bob, "reblogs", "false", "notify", "true", "languages[]", "de", "languages[]", "en")
                .expect(200);
        var carol = given.account("carol");
        alice.does("mute", carol, "notifications", "false").expect(200);
        alice.does("block", given.account("dave")).expect(200);
        var list = alice.client()
                .post("/api/v1/lists", "title", "Close, \"dear\"")
                .ok()
                .path("id")
                .textValue();
        alice.client()
                .post("/api/v1/lists/" + list + "/accounts", "account_ids[]", bob.id())
                .expect(200);
        var status = given.status(bob, "Hello");
        var uri = alice.client()
                .post("/api/v1/statuses/" + status + "/bookmark")
                .ok()
                .path("uri")
                .textValue();

        assertThat(browser.get(EXPORT).expect(200).text()).contains("Whom you follow", "lists.csv");
        assertThat(csv("following_accounts")).isEqualTo("""
                Account address,Show boosts,Notify on new posts,Languages
                bob%s,false,true,"de, en"
                """.formatted(domain));
        assertThat(csv("muted_accounts")).isEqualTo("""
                Account address,Hide notifications
                carol%s,false
                """.formatted(domain));
        assertThat(csv("blocked_accounts")).isEqualTo("dave%s\n".formatted(domain));
        assertThat(csv("lists")).isEqualTo("\"Close, \"\"dear\"\"\",bob%s\n".formatted(domain));
        assertThat(csv("bookmarks")).isEqualTo(uri + "\n");
    }

    private String csv(String name) {
        var answer = browser.get(EXPORT + "/" + name + ".csv").expect(200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + ".csv\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        return answer.text();
    }

    @Test
    void makesAnArchiveOfEverythingOnceAWeek() throws IOException {
        alice.changes("display_name", "Alice", "note", "Hello <world>").expect(200);
        var media = alice.client()
                .post("/api/v2/media", Body.file("file", MediaFiles.png(4, 4)))
                .ok();
        alice.posts("Look #cats", "media_ids[]", media.path("id").textValue());
        var ofBob = given.status(bob, "Hello");
        given.reblog(alice, ofBob);
        given.favourite(alice, ofBob);

        var asked = browser.submit(browser.get(EXPORT).expect(200), EXPORT);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.header("Refresh")).isEqualTo("5; url=/settings/export");
        var letter = mail.await("alice@example.org");
        assertThat(letter.subject()).isEqualTo("Your data from " + server.domain());
        assertThat(letter.link()).isEqualTo(server.url() + EXPORT);
        assertThat(browser.get(EXPORT).expect(200).text())
                .contains("Download it (")
                .doesNotContain("Request your archive");
        var answer = browser.get(EXPORT + "/archive.zip").expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"alice-");
        var files = unzip(browser.download(EXPORT + "/archive.zip"));
        assertThat(files.keySet())
                .contains(
                        "actor.json",
                        "outbox.json",
                        "likes.json",
                        "bookmarks.json",
                        "following_accounts.csv",
                        "lists.csv")
                .anyMatch(name -> name.startsWith("media_attachments/") && name.endsWith(".png"));
        assertThat(files.get("actor.json")).contains("\"preferredUsername\":\"alice\"", "\"name\":\"Alice\"");
        assertThat(files.get("outbox.json"))
                .contains(
                        "\"type\":\"Create\"",
                        "\"type\":\"Announce\"",
                        "#cats",
                        "/media_attachments/",
                        "\"totalItems\":2");
        assertThat(files.get("likes.json")).contains("/users/bob/statuses/" + ofBob, "\"totalItems\":1");

        // Nobody gets at it by its address, and there is one a week.
        var object = TestCluster.shared().value("select object from accounts.archive");
        server.client().get("/media/" + object).expect(404);
        given.browser().signedIn(bob).get(EXPORT + "/archive.zip").expect(404);
        var form = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get("/settings").text());
        assertThat(form.find()).isTrue();
        assertThat(browser.post(EXPORT, "csrf", form.group(1)).expect(422).text())
                .contains("You asked for an archive in the last seven days already.");
    }

    @Test
    void forgetsAnArchiveAfterAWeek() {
        browser.submit(browser.get(EXPORT), EXPORT);
        mail.await("alice@example.org");
        TestCluster.shared().run("update accounts.archive set requested_at = now() - interval '8 days'");
        browser.get(EXPORT + "/archive.zip").expect(404);
        TestCluster.shared()
                .run("update platform.job set execution_time = now() where task_name = 'accounts.archive_sweep'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from accounts.archive")
                        .equals("0"));
        assertThat(browser.get(EXPORT).expect(200).text()).contains("Request your archive");
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}

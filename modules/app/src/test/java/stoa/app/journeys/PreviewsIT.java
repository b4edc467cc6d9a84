package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.MediaFiles;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.app.testing.Website;
import stoa.platform.testing.TestCluster;

/** Statuses show where their links lead. */
@OverHttp
final class PreviewsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PAGE = "<html lang=en><title>A page</title><meta name=description content='About it'>";

    private static JourneyServer server;

    private Given given;
    private Website site;
    private Person alice;
    private Person bob;

    @BeforeAll
    static void start() {
        server = JourneyServer.with(
                Map.of("stoa.previews.enabled", true, "stoa.previews.allow-private-addresses", List.of("127.0.0.1")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void meet() {
        given = new Given(server);
        site = new Website();
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static JsonNode card(Person reader, String status) {
        return reader.get("/api/v1/statuses/" + status).ok().path("card");
    }

    private static JsonNode awaitCard(Person reader, String status) {
        await().atMost(PATIENCE).until(() -> card(reader, status).isObject());
        return card(reader, status);
    }

    /** Until nothing is left to fetch. */
    private static void awaitRest() {
        await().atMost(PATIENCE)
                .until(() -> TestCluster.shared()
                        .value("select count(*) from platform.job where pool = 'previews'")
                        .equals("0"));
    }

    @Test
    void readsWhatWasPostedWithALink() {
        var link = site.serves("/story", "<html><title>A story</title><meta property='og:title' content='A story'>");
        var first = alice.postsId("look: " + link);
        awaitCard(alice, first);
        var second = bob.postsId("yes: " + link);
        awaitCard(alice, second);
        var hidden = bob.client()
                .post("/api/v1/statuses", "status", "not for all: " + link, "visibility", "unlisted")
                .ok()
                .path("id")
                .textValue();
        awaitCard(bob, hidden);
        var path = "/api/v1/timelines/link?url=" + URLEncoder.encode(link, StandardCharsets.UTF_8);
        assertThat(server.client().get(path).ids()).containsExactly(second, first);
        var page = server.client().get(path + "&limit=1");
        assertThat(page.ids()).containsExactly(second);
        assertThat(server.client().get(page.link("next")).ids()).containsExactly(first);
        server.client().get(path + "x").refuses(404, "Record not found");
        server.client().get("/api/v1/timelines/link").expect(400);
    }

    @Test
    void showsEverybodyWhereALinkLeads() {
        site.serves("/picture.png", "image/png", MediaFiles.png(1_200, 600));
        var link = site.serves("/story", """
                <html lang="en"><title>x</title>
                <meta property="og:title" content="A story"><meta property="og:description" content="What happened">
                <meta property="og:site_name" content="The News"><meta name="author" content="Ann">
                <meta property="og:image" content="/picture.png"><meta property="og:image:alt" content="Two colours">
                <meta property="article:published_time" content="2026-11-20T10:00:00Z">""");
        var posted = alice.posts("read this: " + link + "#part @bob #news");
        assertThat(posted.path("card").isNull()).isTrue();
        var status = posted.path("id").textValue();
        bob.get("/api/v1/statuses/" + status).expect(200);
        var card = awaitCard(bob, status);
        assertThat(card.path("url").textValue()).isEqualTo(link);
        assertThat(card.path("type").textValue()).isEqualTo("link");
        assertThat(card.path("title").textValue()).isEqualTo("A story");
        assertThat(card.path("description").textValue()).isEqualTo("What happened");
        assertThat(card.path("language").textValue()).isEqualTo("en");
        assertThat(card.path("provider_name").textValue()).isEqualTo("The News");
        assertThat(card.path("provider_url").textValue()).isEqualTo(site.url("/"));
        assertThat(card.at("/authors/0/name").textValue()).isEqualTo("Ann");
        assertThat(card.at("/authors/0/account").isNull()).isTrue();
        assertThat(card.path("author_name").textValue()).isEqualTo("Ann");
        assertThat(card.path("published_at").textValue()).isEqualTo("2026-11-20T10:00:00.000Z");
        assertThat(card.path("image_description").textValue()).isEqualTo("Two colours");
        assertThat(card.path("blurhash").textValue()).isNotEmpty();
        assertThat(card.path("html").textValue()).isEmpty();
        assertThat(card.path("embed_url").textValue()).isEmpty();
        var image = card.path("image").textValue();
        assertThat(image).startsWith(server.url() + "/media/p");
        server.client().get(image).expect(200);
        double width = card.path("width").doubleValue();
        assertThat(width / card.path("height").doubleValue()).isBetween(1.9, 2.1);
        assertThat(width * card.path("height").doubleValue()).isLessThanOrEqualTo(640 * 360);
        assertThat(bob.get("/api/v1/statuses/" + status).ok().path("edited_at").isNull())
                .isTrue();
        assertThat(server.client().get("/api/v1/timelines/public").ok().at("/0/card"))
                .isEqualTo(card);
        var reblog = bob.client()
                .post("/api/v1/statuses/" + status + "/reblog")
                .ok()
                .path("id")
                .textValue();
        var shown = alice.get("/api/v1/statuses/" + reblog).ok();
        assertThat(shown.path("card")).isEqualTo(card);
        assertThat(shown.at("/reblog/card")).isEqualTo(card);
        // Kept or read anew, it is the same for everybody.
        assertThat(alice.get("/api/v1/accounts/" + alice.id() + "/statuses")
                        .ok()
                        .at("/0/card"))
                .isEqualTo(card);
        alice.client().delete("/api/v1/statuses/" + status).expect(200);
        assertThat(TestCluster.shared().value("select count(*) from statuses.status_card"))
                .isEqualTo("0");
    }

    @Test
    void fetchesALinkOnceForAllWhoPostIt() {
        var link = site.serves("/page", PAGE);
        var first = awaitCard(bob, alice.postsId(link, "visibility", "unlisted"));
        var second = bob.postsId("too: " + link, "visibility", "direct");
        assertThat(awaitCard(bob, second)).isEqualTo(first);
        assertThat(awaitCard(alice, alice.postsId(link, "visibility", "private")))
                .isEqualTo(first);
        assertThat(site.asked("/page")).isOne();
        TestCluster.shared().run("update statuses.preview_card set fetched_at = now() - interval '15 days'");
        awaitCard(bob, alice.postsId(link));
        assertThat(site.asked("/page")).isEqualTo(2);
    }

    @Test
    void showsWhatAnEditLinksTo() {
        var page = site.serves("/page", PAGE);
        var other = site.serves("/other", "<title>Another</title>");
        var status = alice.postsId(page);
        assertThat(awaitCard(bob, status).path("title").textValue()).isEqualTo("A page");
        edit(status, "see " + other);
        await().atMost(PATIENCE)
                .until(() -> "Another".equals(card(bob, status).path("title").textValue()));
        var edited = bob.get("/api/v1/statuses/" + status).ok().path("edited_at");
        assertThat(edited.isTextual()).isTrue();
        edit(status, "nothing");
        assertThat(card(alice, status).isNull()).isTrue();
        awaitRest();
        assertThat(card(bob, status).isNull()).isTrue();
    }

    private void edit(String status, String text) {
        alice.client()
                .put("/api/v1/statuses/" + status, Body.form("status", text))
                .expect(200);
    }

    @Test
    void showsNothingBesidesMediaNorOfItself() {
        var page = site.serves("/page", PAGE);
        var media = alice.client()
                .post("/api/v2/media", Body.file("file", MediaFiles.png(4, 4)))
                .ok()
                .path("id")
                .textValue();
        var withMedia = alice.postsId(page, "media_ids[]", media);
        var own = alice.postsId(server.url() + "/@alice");
        awaitRest();
        assertThat(card(bob, withMedia).isNull()).isTrue();
        assertThat(card(bob, own).isNull()).isTrue();
        assertThat(site.asked("/page")).isZero();
    }

    @Test
    void takesPlayersAndPhotosFromOembed() {
        var photo = site.serves("/photo.png", "image/png", MediaFiles.png(30, 20));
        site.serves(
                "/oembed",
                "application/json",
                ("{\"type\":\"photo\",\"title\":\"A photo\",\"url\":\"" + photo + "\",\"width\":30,\"height\":20}")
                        .getBytes(StandardCharsets.UTF_8));
        var link = site.serves("/photo", PAGE + "<link rel=alternate type='application/json+oembed' href='/oembed'>");
        var card = awaitCard(bob, alice.postsId(link));
        assertThat(card.path("type").textValue()).isEqualTo("photo");
        assertThat(card.path("title").textValue()).isEqualTo("A photo");
        assertThat(card.path("embed_url")).isEqualTo(card.path("image"));
        assertThat(card.path("width").intValue()).isEqualTo(30);
        var film = site.serves("/film", PAGE + "<meta name=twitter:player content='https://tv.example/e'>");
        var player = awaitCard(bob, alice.postsId(film));
        assertThat(player.path("type").textValue()).isEqualTo("video");
        assertThat(player.path("html").textValue()).startsWith("<iframe src=\"https://tv.example/e\"");
    }

    @Test
    void staysWithoutWhereThereIsNothingToShow() {
        var links = List.of(
                site.redirects("/inside", "http://127.0.0.2:" + site.url("").replaceAll(".*:", "") + "/page"),
                site.redirects("/metadata", "http://169.254.169.254/latest/meta-data/"),
                "http://10.0.0.1/",
                "http://[::1]/",
                "http://nowhere.invalid/",
                site.url("/missing"),
                site.serves("/plain", "text/plain", new byte[] {'x'}),
                site.serves("/blank", "<p>no title"));
        site.serves("/page", PAGE);
        var statuses = links.stream().map(alice::postsId).toList();
        awaitRest();
        assertThat(statuses)
                .allSatisfy(status -> assertThat(card(bob, status).isNull()).isTrue());
        assertThat(site.asked("/page")).isZero();
        assertThat(TestCluster.shared().value("select count(*) from platform.parked_job"))
                .isEqualTo("0");
    }

    @Test
    void triesAFailingSiteAgain() {
        site.fails("/broken");
        alice.postsId(site.url("/broken"));
        await().atMost(PATIENCE)
                .until(() -> TestCluster.shared()
                        .value("select count(*) from platform.parked_job where task_name = 'statuses.preview'")
                        .equals("1"));
        assertThat(site.asked("/broken")).isEqualTo(3);
    }

    @Test
    void showsLinksThatManyShare() {
        var page = site.serves("/page", PAGE);
        var other = site.serves("/other", "<title>Another</title>");
        var carol = given.account("carol");
        var statuses = List.of(
                alice.postsId("one " + page),
                bob.postsId("two " + page),
                carol.postsId("three " + page),
                alice.postsId("one " + other),
                bob.postsId("two " + other),
                carol.postsId("hidden " + other, "visibility", "unlisted"));
        statuses.forEach(status -> awaitCard(alice, status));
        var trends = "/api/v1/trends/links";
        assertThat(server.client().get(trends).ok()).isEmpty();
        server.runJob("insights.trends");
        var links = server.client().get(trends).ok();
        assertThat(links).extracting(link -> link.path("title").textValue()).containsExactly("A page", "Another");
        assertThat(links.at("/0/url").textValue()).isEqualTo(page);
        assertThat(links.at("/0/history")).hasSize(7);
        assertThat(links.at("/0/history/0/accounts").textValue()).isEqualTo("3");
        assertThat(links.at("/0/history/0/uses").textValue()).isEqualTo("3");
        assertThat(links.at("/1/history/0/uses").textValue()).isEqualTo("2");
        assertThat(links.at("/1/history/1/uses").textValue()).isEqualTo("0");
        assertThat(alice.get(trends + "?limit=1&offset=1").ok())
                .extracting(link -> link.path("title").textValue())
                .containsExactly("Another");
        server.client().get(trends + "?offset=-1").expect(400);
        server.client().get(trends + "?limit=0").expect(400);
        server.client().bearer("nonsense").get(trends).expect(401);
    }
}

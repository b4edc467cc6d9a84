package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.MediaFiles;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People post, favourite and delete. */
@OverHttp
final class PostingJourney {
    private static final String PATH = "/api/v1/statuses";

    private final Given given;
    private final JourneyServer server;
    private Person alice;

    PostingJourney(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    /** What is answered is made of what was written; this reads it. */
    @Test
    void answersAsItIsReadAfterwards() {
        given.account("Bob");
        given.account("anna");
        alice.client()
                .post("/api/v2/filters", "title", "x", "context[]", "home", "keywords_attributes[][keyword]", "secret")
                .ok();
        var first = alice.postsId("first");
        alice.client().post(PATH + "/" + first + "/mute").ok();
        var file = Body.file("file", MediaFiles.png(20, 10), "description", "A flag");
        var media = alice.client().post("/api/v2/media", file).ok().path("id").textValue();
        var forms = List.of(
                Body.form("status", "plain", "language", "de"),
                Body.form("status", "cw", "spoiler_text", "aside", "sensitive", "true", "visibility", "unlisted"),
                Body.form(
                        "status", "#zebra #Äpfel #apple #_x #\uD801\uDC37 #ﬀ @bob and @anna", "visibility", "private"),
                Body.form("status", "@bob for you", "visibility", "direct"),
                Body.form("status", "a secret"),
                Body.form("status", "https://example.org/ :unknown:"),
                Body.form(
                        "status", "tea?", "poll[options][]", "yes", "poll[options][]", "no", "poll[expires_in]", "300"),
                Body.form("status", "look", "media_ids[]", media),
                Body.form("status", "an answer", "in_reply_to_id", first),
                Body.form("status", "so it was", "quoted_status_id", first, "quote_approval_policy", "nobody"));
        for (var form : forms) {
            var posted = alice.client().post(PATH, form).ok();
            var read = alice.get(PATH + "/" + posted.path("id").textValue()).ok();
            assertThat(posted).as(posted.path("content").textValue()).isEqualTo(read);
        }
    }

    @Test
    void postsHoweverTheAppWritesItsParameters() {
        String[] parameters = {
            "status",
            "Grüße & more",
            "visibility",
            "unlisted",
            "sensitive",
            "true",
            "spoiler_text",
            "cw",
            "language",
            "de"
        };
        for (var kind : Body.kinds()) {
            var body = kind.apply(parameters);
            var status = alice.client().post(PATH, body).ok();
            assertThat(status.path("content").textValue()).as(body.type()).isEqualTo("<p>Grüße &amp; more</p>");
            assertThat(status.path("visibility").textValue()).isEqualTo("unlisted");
            assertThat(status.path("sensitive").booleanValue()).isTrue();
            assertThat(status.path("spoiler_text").textValue()).isEqualTo("cw");
            assertThat(status.path("language").textValue()).isEqualTo("de");
        }
    }

    @Test
    void answersWithTheWholeStatus() {
        var status = alice.posts("hello");
        var id = status.path("id").textValue();
        assertThat(status.path("created_at").textValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(status.path("url").textValue()).isEqualTo(server.url() + "/@alice/" + id);
        assertThat(status.path("uri").textValue()).isEqualTo(server.url() + "/users/alice/statuses/" + id);
        assertThat(status.path("visibility").textValue()).isEqualTo("public");
        assertThat(status.path("favourited").booleanValue()).isFalse();
        assertThat(status.path("in_reply_to_id").isNull()).isTrue();
        assertThat(status.path("account").path("id").textValue()).isEqualTo(alice.id());
        assertThat(status.path("account").path("statuses_count").intValue()).isEqualTo(1);
        assertThat(alice.get(PATH + "/" + id).ok()).isEqualTo(status);
    }

    @Test
    void namesTheAppThatPosted() {
        var app = given.app("write", "read");
        var token = app.token(
                        "grant_type",
                        "password",
                        "username",
                        "alice",
                        "password",
                        Given.PASSWORD,
                        "scope",
                        "write read")
                .ok();
        var status = server.client()
                .bearer(token.path("access_token").textValue())
                .post(PATH, "status", "from an app")
                .ok();
        assertThat(status.path("application")).hasToString("{\"name\":\"Journey\",\"website\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one\\ntwo\\n\\nthree | <p>one<br />two</p><p>three</p>",
                "<script>alert('1')</script> \"&\" | <p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;&amp;&quot;</p>",
                "hello #Stoa! | <p>hello <a href=\"{url}/tags/stoa\" class=\"mention hashtag\" rel=\"tag\">#<span>Stoa</span></a>!</p>",
                "#1 is no tag, a#b neither | <p>#1 is no tag, a#b neither</p>",
                "hi @BOB and @nobody | <p>hi <span class=\"h-card\" translate=\"no\"><a href=\"{url}/@Bob\" class=\"u-url mention\">@<span>Bob</span></a></span> and @nobody</p>",
                "hi @bob@{domain} | <p>hi <span class=\"h-card\" translate=\"no\"><a href=\"{url}/@Bob\" class=\"u-url mention\">@<span>Bob</span></a></span></p>",
                "hi @bob@elsewhere.example | <p>hi @bob@elsewhere.example</p>",
                "see https://www.example.org/a?b=1&c=2. | <p>see <a href=\"https://www.example.org/a?b=1&amp;c=2\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">https://www.</span><span class=\"\">example.org/a?b=1&amp;c=2</span><span class=\"invisible\"></span></a>.</p>",
                "https://example.org/0123456789012345678901234567890 | <p><a href=\"https://example.org/0123456789012345678901234567890\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/012345678901234567</span><span class=\"invisible\">8901234567890</span></a></p>",
                "javascript:alert(1) | <p>javascript:alert(1)</p>",
                "https://example.org/\"><script> | <p><a href=\"https://example.org/\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">https://</span><span class=\"\">example.org/</span><span class=\"invisible\"></span></a>&quot;&gt;&lt;script&gt;</p>",
            })
    void writesTextAsSafeHtml(String text, String html) {
        given.account("Bob");
        var status = alice.posts(text.replace("\\n", "\n").replace("{domain}", server.domain()));
        assertThat(status.path("content").textValue()).isEqualTo(html.replace("{url}", server.url()));
    }

    @Test
    void listsThoseWhomAStatusNamesAndItsTags() {
        var bob = given.account("Bob");
        var status = alice.posts("@bob @BOB @nobody look: #one #Two #ONE");
        assertThat(status.path("mentions").findValuesAsText("id")).containsExactly(bob.id());
        assertThat(status.at("/mentions/0/acct").textValue()).isEqualTo("Bob");
        assertThat(status.path("tags").findValuesAsText("name")).containsExactly("one", "two");
    }

    @Test
    void countsCharactersAsPeopleSeeThem() {
        var link = "https://example.org/" + "x".repeat(300);
        var family = "👨‍👩‍👧‍👦";
        accepts("x".repeat(500));
        refuses("x".repeat(501));
        accepts("x".repeat(476) + " " + link);
        refuses("x".repeat(477) + " " + link);
        accepts("x".repeat(499) + family);
        refuses("x".repeat(500) + family);
        accepts("x".repeat(492) + " @alice@" + server.domain());
        alice.client()
                .post(PATH, "status", "x".repeat(400), "spoiler_text", "y".repeat(100))
                .expect(200);
        alice.client()
                .post(PATH, "status", "x".repeat(400), "spoiler_text", "y".repeat(101))
                .refuses(422, "Validation failed: Text character limit of 500 exceeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=                                    | Validation failed: Text can't be blank",
                "status=%20%0A                              | Validation failed: Text can't be blank",
                "status=a&visibility=secret                 | Validation failed: Visibility is not included in the list",
                "status=a&language=not a language           | Validation failed: Language is invalid",
                "status=a&media_ids[]=1                     | Media 1 not found or already attached to another post",
            })
    void refusesWhatItCannotPost(String form, String sentence) {
        alice.client()
                .post(PATH, Body.text("application/x-www-form-urlencoded", form))
                .refuses(422, sentence);
        assertThat(alice.account().path("statuses_count").intValue()).isZero();
    }

    @Test
    void answersARepeatedRequestWithTheFirstStatus() {
        var keyed = alice.client().with("Idempotency-Key", "k1");
        var first = keyed.post(PATH, "status", "once").ok();
        var second = keyed.post(PATH, "status", "once, said differently").ok();
        assertThat(second).isEqualTo(first);
        assertThat(alice.account().path("statuses_count").intValue()).isEqualTo(1);
        var bob = given.account("bob");
        assertThat(bob.client()
                        .with("Idempotency-Key", "k1")
                        .post(PATH, "status", "mine")
                        .ok()
                        .path("id"))
                .isNotEqualTo(first.path("id"));
        keyed.with("Idempotency-Key", "k".repeat(256))
                .post(PATH, "status", "a")
                .refuses(400, "The Idempotency-Key is too long (maximum is 255 characters)");
    }

    @Test
    void postsOnceWhereTheSameRequestComesEightTimesAtOnce() throws Exception {
        var keyed = alice.client().with("Idempotency-Key", "at once");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = Stream.<Callable<Answer>>generate(() -> () -> keyed.post(PATH, "status", "once"))
                    .limit(8)
                    .toList();
            var ids = executor.invokeAll(requests).stream()
                    .map(Future::resultNow)
                    .map(answer -> answer.ok().path("id").textValue());
            assertThat(ids.distinct()).hasSize(1);
        }
        assertThat(TestCluster.shared().value("select count(*) from statuses.status"))
                .isEqualTo("1");
        assertThat(alice.account().path("statuses_count").intValue()).isEqualTo(1);
    }

    @Test
    void answersADeletionWithTheSource() {
        var text = "to *rewrite* @nobody\nsoon";
        var id = alice.postsId(text);
        var deleted = alice.client().delete(PATH + "/" + id).ok();
        assertThat(deleted.path("id").textValue()).isEqualTo(id);
        assertThat(deleted.path("text").textValue()).isEqualTo(text);
        alice.get(PATH + "/" + id).refuses(404, "Record not found");
        alice.client().delete(PATH + "/" + id).refuses(404, "Record not found");
        assertThat(alice.account().path("statuses_count").intValue()).isZero();
    }

    @Test
    void letsPeopleDeleteTheirOwnOnly() {
        var id = alice.postsId("mine");
        given.account("bob").client().delete(PATH + "/" + id).refuses(404, "Record not found");
        alice.get(PATH + "/" + id).expect(200);
    }

    @Test
    void favouritesOncePerPerson() {
        var id = alice.postsId("like it");
        var bob = given.account("bob");
        for (int i = 0; i < 2; i++) {
            var status = bob.client().post(PATH + "/" + id + "/favourite").ok();
            assertThat(status.path("favourited").booleanValue()).isTrue();
            assertThat(status.path("favourites_count").intValue()).isEqualTo(1);
        }
        alice.client().post(PATH + "/" + id + "/favourite").ok();
        assertThat(alice.get(PATH + "/" + id).ok().path("favourites_count").intValue())
                .isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            var status = bob.client().post(PATH + "/" + id + "/unfavourite").ok();
            assertThat(status.path("favourited").booleanValue()).isFalse();
            assertThat(status.path("favourites_count").intValue()).isEqualTo(1);
        }
    }

    @Test
    void hidesFromAnonymousReadersWhetherTheyFavourited() {
        var id = alice.postsId("hello");
        assertThat(server.client().get(PATH + "/" + id).ok().path("favourited").isBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"favourite", "unfavourite"})
    void refusesToFavouriteWhatOneMayNotSee(String verb) {
        var id = alice.postsId("to myself", "visibility", "direct");
        given.account("bob").client().post(PATH + "/" + id + "/" + verb).refuses(404, "Record not found");
    }

    @Test
    void nothingIsQuoted() {
        var status = alice.postsId("hello");
        assertThat(alice.get(PATH + "/" + status + "/quotes").ok()).isEmpty();
        alice.get(PATH + "/1/quotes").refuses(404, "Record not found");
    }

    private void accepts(String text) {
        alice.client().post(PATH, "status", text).expect(200);
    }

    private void refuses(String text) {
        alice.client()
                .post(PATH, "status", text)
                .refuses(422, "Validation failed: Text character limit of 500 exceeded");
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.MediaFiles;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People upload files, say what they show, and show them in what they post. */
@OverHttp
final class MediaJourney {
    private static final String V1 = "/api/v1/media";
    private static final String V2 = "/api/v2/media";
    private static final String STATUSES = "/api/v1/statuses";
    private static final String NOT_READABLE = "Validation failed: File could not be read as an image";

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private Person alice;

    MediaJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    @Test
    void showsAPictureAtOnce() {
        var media = upload(V2, MediaFiles.png(1600, 800), "description", " A flag ", "focus", "0.5,-1")
                .ok();
        assertThat(media.path("type").textValue()).isEqualTo("image");
        assertThat(media.path("url").textValue())
                .startsWith(server.url() + "/media/")
                .endsWith(".png");
        assertThat(media.path("preview_url").textValue()).endsWith(".jpg");
        assertThat(media.path("description").textValue()).isEqualTo("A flag");
        assertThat(media.path("blurhash").textValue()).hasSize(36);
        assertThat(media.at("/meta/original").toString())
                .isEqualTo("{\"width\":1600,\"height\":800,\"size\":\"1600x800\",\"aspect\":2.0}");
        assertThat(media.at("/meta/small/width").intValue()).isEqualTo(678);
        assertThat(media.at("/meta/focus").path("x").doubleValue()).isEqualTo(0.5);
        assertThat(media.at("/meta/focus").path("y").doubleValue()).isEqualTo(-1);
        assertThat(alice.get(V1 + "/" + id(media)).ok()).isEqualTo(media);
        assertThat(upload(V1, MediaFiles.jpeg(10, 10)).ok().path("url").textValue())
                .endsWith(".jpg");
    }

    @Test
    void resizesLargePictures() throws Exception {
        var media = upload(V1, MediaFiles.jpeg(5000, 2500)).ok();
        var image = image(media, "url");
        assertThat((long) image.getWidth() * image.getHeight()).isBetween(8_200_000L, 8_294_400L);
        assertThat(image.getWidth()).isEqualTo(media.at("/meta/original/width").intValue());
        var preview = image(media, "preview_url");
        assertThat(preview.getWidth()).isEqualTo(678);
        assertThat(preview.getHeight()).isEqualTo(339);
    }

    @Test
    void turnsPhotographsUprightAndForgetsWhereTheyWereTaken() throws Exception {
        var original = MediaFiles.photograph(60, 40);
        assertThat(text(original)).contains("Exif", "Spy Camera");
        var media = upload(V2, original).ok();
        var kept = bytes(media.path("url").textValue());
        assertThat(text(kept)).doesNotContain("Exif", "Spy Camera");
        assertThat(com.drew.imaging.ImageMetadataReader.readMetadata(new ByteArrayInputStream(kept))
                        .getDirectoriesOfType(com.drew.metadata.exif.GpsDirectory.class))
                .isEmpty();
        var image = image(media, "url");
        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(image.getHeight()).isEqualTo(60);
        assertThat(isRed(image, 20, 5)).isTrue();
        assertThat(isRed(image, 20, 55)).isFalse();
    }

    @Test
    void keepsWhatShinesThrough() throws Exception {
        var media = upload(V2, MediaFiles.glass(100, 50)).ok();
        assertThat(image(media, "url").getColorModel().hasAlpha()).isTrue();
        assertThat(image(media, "preview_url").getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void goesByContentAndNotByName() {
        var png = Body.file("file", "evil.html", "text/html", MediaFiles.png(10, 10));
        var media = alice.client().post(V2, png).ok();
        assertThat(media.path("url").textValue()).endsWith(".png");
        assertThat(raw(media.path("url").textValue()).headers().firstValue("Content-Type"))
                .contains("image/png");
        for (var page :
                List.of("<html><script>alert(1)</script></html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "MZ")) {
            upload(V2, page.getBytes(StandardCharsets.UTF_8))
                    .refuses(422, "Validation failed: File content type is invalid");
        }
    }

    @Test
    void readsWebp() throws Exception {
        var media = upload(V2, MediaFiles.webp()).ok();
        assertThat(media.path("url").textValue()).endsWith(".jpg");
        assertThat(image(media, "url").getWidth()).isEqualTo(1);
    }

    @Test
    void decodesNothingThatIsTooLarge() {
        upload(V2, MediaFiles.hugePng()).refuses(422, "Validation failed: 20000x20000 images are not supported");
        upload(V1, MediaFiles.hugePng()).refuses(422, "Validation failed: 20000x20000 images are not supported");
        upload(V2, MediaFiles.hugeWebp()).refuses(422, "Validation failed: 16000x16000 images are not supported");
        var cutOff = java.util.Arrays.copyOf(MediaFiles.png(100, 100), 60);
        upload(V2, cutOff).refuses(422, NOT_READABLE);
        var heavy = java.util.Arrays.copyOf(MediaFiles.png(10, 10), (16 << 20) + 1);
        upload(V2, heavy).refuses(422, "Validation failed: File size must be less than 16 MB");
    }

    @Test
    void refusesWhatItCannotTake() {
        alice.client()
                .post(V2, Body.multipart("description", "a"))
                .refuses(422, "Validation failed: File can't be blank");
        alice.client().post(V2, Body.form("file", "a")).refuses(422, "Validation failed: File can't be blank");
        upload(V2, new byte[0]).refuses(422, "Validation failed: File can't be blank");
        upload(V2, MediaFiles.png(1, 1), "focus", "3,0")
                .refuses(422, "Validation failed: Focus must be two numbers between -1 and 1");
        upload(V2, MediaFiles.png(1, 1), "description", "x".repeat(1_501))
                .refuses(422, "Validation failed: Description is too long (maximum is 1500 characters)");
        client.post(V2, Body.file("file", MediaFiles.png(1, 1))).refuses(401, "The access token is invalid");
        given.account("reader", Set.of("read"))
                .client()
                .post(V2, Body.file("file", MediaFiles.png(1, 1)))
                .refuses(403, "This action is outside the authorized scopes");
        var torn = Body.file("file", MediaFiles.png(1, 1));
        alice.client()
                .post(V2, new Body(torn.type(), java.util.Arrays.copyOf(torn.bytes(), 150)))
                .expect(400);
    }

    @Test
    void processesFilmsLaterAndForgetsWhereTheyWereTaken() throws Exception {
        var media = upload(V2, MediaFiles.mp4()).expect(202).json();
        assertThat(media.path("url").isNull()).isTrue();
        assertThat(media.path("type").textValue()).isEqualTo("video");
        var ready = ready(id(media));
        assertThat(ready.at("/meta/original/duration").doubleValue()).isEqualTo(2.5);
        var kept = bytes(ready.path("url").textValue());
        assertThat(kept).hasSameSizeAs(MediaFiles.mp4());
        assertThat(text(MediaFiles.mp4())).contains(MediaFiles.PLACE);
        assertThat(text(kept)).doesNotContain(MediaFiles.PLACE);
    }

    @Test
    void tellsHowLongSoundsLast() {
        var wav = ready(id(upload(V2, MediaFiles.wav()).expect(202).json()));
        assertThat(wav.path("type").textValue()).isEqualTo("audio");
        assertThat(wav.path("url").textValue()).endsWith(".wav");
        assertThat(wav.at("/meta/original/duration").doubleValue()).isEqualTo(1.0);
        var mp3 = upload(V1, MediaFiles.mp3()).ok();
        assertThat(mp3.path("url").textValue()).endsWith(".mp3");
        assertThat(mp3.at("/meta/original/duration").doubleValue()).isBetween(2.5, 2.7);
    }

    @Test
    void keepsGifsMovingWithoutTheirComments() throws Exception {
        var media = upload(V2, MediaFiles.gif(20, 10, "made by alice at home")).ok();
        var kept = bytes(media.path("url").textValue());
        assertThat(text(kept)).startsWith("GIF89a").doesNotContain("alice");
        assertThat(image(media, "url").getWidth()).isEqualTo(20);
        assertThat(raw(media.path("url").textValue()).headers().firstValue("Content-Type"))
                .contains("image/gif");
    }

    @Test
    void servesFilesForeverAndSafely() throws Exception {
        var url = upload(V1, MediaFiles.mp3()).ok().path("url").textValue();
        var whole = raw(url);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(MediaFiles.mp3());
        assertThat(whole.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(whole.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(whole.headers().firstValue("Content-Length")).contains("41700");
        var tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(raw(url, "If-None-Match", tag).statusCode()).isEqualTo(304);

        var part = raw(url, "Range", "bytes=417-420");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 417-420/41700");
        assertThat(part.body()).containsExactly(0xFF, 0xFB, 0x90, 0x64);
        assertThat(raw(url, "Range", "bytes=-3").body()).hasSize(3);
        assertThat(raw(url, "Range", "bytes=41699-").body()).hasSize(1);
        assertThat(raw(url, "Range", "bytes=0-0").body()).hasSize(1);
        assertThat(raw(url, "Range", "bytes=41700-").statusCode()).isEqualTo(416);
        assertThat(raw(url, "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
        assertThat(raw(url, "Range", "bytes=417-420", "If-Range", "\"another\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/media/1/0123456789abcdef0123456789abcdef.png",
        "/media/1/0123456789abcdef0123456789abcdef.html",
        "/media/incoming/0123456789abcdef0123456789abcdef",
        "/media/..%2F..%2Fetc/passwd",
        "/media/1/..%2F..%2Fsecrets.properties"
    })
    void servesNothingElse(String path) throws Exception {
        assertThat(raw(server.url() + path).statusCode()).isEqualTo(404);
    }

    @Test
    void changesWhatIsSaidOfAFile() throws Exception {
        var media = upload(V1, MediaFiles.mp3(), "description", "first").ok();
        var path = V1 + "/" + id(media);
        assertThat(alice.client()
                        .put(path, Body.form("description", "second"))
                        .ok()
                        .path("description")
                        .textValue())
                .isEqualTo("second");
        var shown = alice.client()
                .put(path, Body.file("thumbnail", MediaFiles.jpeg(20, 10)))
                .ok();
        assertThat(shown.path("description").textValue()).isEqualTo("second");
        assertThat(image(shown, "preview_url").getWidth()).isEqualTo(20);
        alice.client()
                .put(path, Body.file("thumbnail", MediaFiles.mp3()))
                .refuses(422, "Validation failed: File content type is invalid");
        alice.client()
                .put(path, Body.form("focus", "here"))
                .refuses(422, "Validation failed: Focus must be two numbers between -1 and 1");
        var bob = given.account("bob");
        bob.client().put(path, Body.form("description", "mine")).refuses(404, "Record not found");
        bob.get(path).refuses(404, "Record not found");
        bob.client().delete(path).refuses(404, "Record not found");
        client.put(path, Body.form("description", "x")).refuses(401, "The access token is invalid");
        alice.client().put(V1 + "/nonsense", Body.form("description", "x")).refuses(404, "Record not found");
    }

    @Test
    void deletesAFileThatNothingShows() throws Exception {
        var media = upload(V2, MediaFiles.png(10, 10)).ok();
        var url = media.path("url").textValue();
        assertThat(alice.client().delete(V1 + "/" + id(media)).ok().size()).isZero();
        alice.get(V1 + "/" + id(media)).refuses(404, "Record not found");
        await().until(() -> raw(url).statusCode() == 404);
        client.delete(V1 + "/" + id(media)).refuses(401, "The access token is invalid");
    }

    @Test
    void showsFilesInStatuses() {
        var first = upload(V2, MediaFiles.png(30, 20), "description", "one").ok();
        var second = upload(V2, MediaFiles.jpeg(30, 20)).ok();
        var status = alice.client()
                .post(STATUSES, "media_ids[]", id(second), "media_ids[]", id(first), "sensitive", "true")
                .ok();
        assertThat(status.path("content").textValue()).isEmpty();
        assertThat(status.path("sensitive").booleanValue()).isTrue();
        assertThat(status.path("media_attachments").findValuesAsText("url"))
                .containsExactly(
                        second.path("url").textValue(), first.path("url").textValue());
        assertThat(status.at("/media_attachments/1")).isEqualTo(first);
        var plain = given.status(alice, "plain");
        var wrapper = given.reblog(given.account("bob"), id(status));
        assertThat(client.get(STATUSES + "/" + wrapper)
                        .ok()
                        .at("/reblog/media_attachments")
                        .size())
                .isEqualTo(2);
        assertThat(client.get("/api/v1/timelines/public?only_media=true").ids()).containsExactly(id(status));
        assertThat(client.get("/api/v1/timelines/public").ids()).containsExactly(plain, id(status));
        assertThat(client.get("/api/v1/accounts/" + alice.id() + "/statuses?only_media=true")
                        .ids())
                .containsExactly(id(status));
        alice.get(V1 + "/" + id(first)).refuses(404, "Record not found");
        alice.client().delete(V1 + "/" + id(first)).refuses(422, "Media attachment is currently used by a status");
    }

    @Test
    void filtersTagsByMedia() {
        var shown = alice.posts(
                "look #here", "media_ids[]", id(upload(V2, MediaFiles.png(5, 5)).ok()));
        alice.posts("read #here");
        assertThat(client.get("/api/v1/timelines/tag/here?only_media=true").ids())
                .containsExactly(id(shown));
    }

    @Test
    void attachesOnlyWhatItMay() {
        var bob = given.account("bob");
        var bobs = id(
                bob.client().post(V2, Body.file("file", MediaFiles.png(5, 5))).ok());
        attach(bobs).refuses(422, "Media " + bobs + " not found or already attached to another post");
        attach("12").refuses(422, "Media 12 not found or already attached to another post");
        attach("nonsense").refuses(422, "Media nonsense not found or already attached to another post");
        var shown = id(upload(V2, MediaFiles.png(5, 5)).ok());
        attach(shown).expect(200);
        attach(shown).refuses(422, "Media " + shown + " not found or already attached to another post");
        attach("1", "2", "3", "4", "5").refuses(422, "Cannot attach more than 4 files");
        var picture = id(upload(V2, MediaFiles.png(5, 5)).ok());
        var sound = id(upload(V1, MediaFiles.mp3()).ok());
        attach(picture, sound).refuses(422, "Cannot attach a video to a post that already contains images");
        alice.client()
                .post(
                        STATUSES,
                        "status",
                        "a",
                        "media_ids[]",
                        picture,
                        "poll[options][]",
                        "a",
                        "poll[options][]",
                        "b",
                        "poll[expires_in]",
                        "3600")
                .refuses(422, "Cannot attach more than 4 files");
        TestCluster.shared()
                .run(
                        "insert into media.attachment (id, account_id, kind, state, source) values (7, %s, 'video', 'processing', 'incoming/x')"
                                .formatted(alice.id()));
        attach("7").refuses(422, "Cannot attach files that have not finished processing. Try again in a moment!");
        assertThat(alice.account().path("statuses_count").intValue()).isEqualTo(1);
    }

    @Test
    void editsWhatAStatusShows() {
        var first = id(upload(V2, MediaFiles.png(30, 20), "description", "one").ok());
        var second =
                id(upload(V2, MediaFiles.jpeg(30, 20), "description", "two").ok());
        var status = id(alice.posts("look", "media_ids[]", first));
        var edited = alice.client()
                .put(
                        STATUSES + "/" + status,
                        Body.form(
                                "status", "look",
                                "media_ids[]", first,
                                "media_ids[]", second,
                                "media_attributes[][id]", first,
                                "media_attributes[][description]", "one, said better"))
                .ok();
        assertThat(edited.path("media_attachments").findValuesAsText("description"))
                .containsExactly("one, said better", "two");
        assertThat(edited.path("edited_at").isNull()).isFalse();
        alice.client()
                .put(STATUSES + "/" + status, Body.form("status", "look, nothing"))
                .ok();
        var history = client.get(STATUSES + "/" + status + "/history").ok();
        assertThat(history.findValues("media_attachments").stream().map(media -> media.findValuesAsText("description")))
                .containsExactly(List.of("one"), List.of("one, said better", "two"), List.of());
        var others = id(given.account("bob").posts("mine"));
        alice.client()
                .put(
                        STATUSES + "/" + status,
                        Body.form(
                                "status",
                                "look",
                                "media_attributes[][id]",
                                others,
                                "media_attributes[][description]",
                                "x"))
                .expect(422);
    }

    @Test
    void freesFilesOfADeletedStatusForAnotherOne() throws Exception {
        var media = upload(V2, MediaFiles.png(30, 20)).ok();
        var status = id(alice.posts("first", "media_ids[]", id(media)));
        var deleted = alice.client().delete(STATUSES + "/" + status).ok();
        assertThat(deleted.at("/media_attachments/0/id").textValue()).isEqualTo(id(media));
        var again = id(alice.posts("second", "media_ids[]", id(media)));
        alice.client().delete(STATUSES + "/" + again + "?delete_media=true").ok();
        alice.get(V1 + "/" + id(media)).refuses(404, "Record not found");
        await().until(() -> raw(media.path("url").textValue()).statusCode() == 404);
    }

    @Test
    void forgetsAfterADayWhatNothingShows() throws Exception {
        var old = upload(V2, MediaFiles.png(30, 20)).ok();
        var shown = upload(V2, MediaFiles.png(40, 20)).ok();
        var fresh = upload(V2, MediaFiles.png(50, 20)).ok();
        alice.posts("look", "media_ids[]", id(shown));
        TestCluster.shared()
                .run("update media.attachment set free_since = free_since - interval '25 hours' where id <> "
                        + id(fresh));
        server.runJob("media.sweep");
        alice.get(V1 + "/" + id(old)).refuses(404, "Record not found");
        await().until(() -> raw(old.path("url").textValue()).statusCode() == 404);
        assertThat(raw(shown.path("url").textValue()).statusCode()).isEqualTo(200);
        alice.get(V1 + "/" + id(fresh)).expect(200);
    }

    @Test
    void saysWhatItTakes() {
        var limits = client.get("/api/v2/instance").ok().at("/configuration/media_attachments");
        assertThat(limits.path("supported_mime_types").toString()).contains("image/png", "image/webp", "video/mp4");
        assertThat(limits.path("image_size_limit").longValue()).isEqualTo(16_777_216);
        assertThat(limits.path("image_matrix_limit").longValue()).isEqualTo(33_177_600);
        assertThat(client.get("/api/v2/instance")
                        .ok()
                        .at("/configuration/statuses/max_media_attachments")
                        .intValue())
                .isEqualTo(4);
    }

    private Answer upload(String path, byte[] content, String... more) {
        return alice.client().post(path, Body.file("file", content, more));
    }

    private Answer attach(String... ids) {
        var parameters = new ArrayList<>(List.of("status", "look"));
        for (var id : ids) {
            parameters.add("media_ids[]");
            parameters.add(id);
        }
        return alice.client().post(STATUSES, Body.form(parameters.toArray(String[]::new)));
    }

    private JsonNode ready(String id) {
        await().until(() -> alice.get(V1 + "/" + id).status() != 206);
        return alice.get(V1 + "/" + id).ok();
    }

    private static String id(JsonNode entity) {
        return entity.path("id").textValue();
    }

    private static BufferedImage image(JsonNode media, String which) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(media.path(which).textValue())));
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) >> 16 & 0xFF) > 200 && (image.getRGB(x, y) & 0xFF) < 60;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String url) {
        var answer = raw(url);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** As a browser asks for a picture: without a token. */
    private static HttpResponse<byte[]> raw(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.accounts.Announcements;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.MediaFiles;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.media.CustomEmojis;
import stoa.platform.web.Refusal;

/** An administrator adds emoji, and whoever names them is understood. */
@OverHttp
final class EmojisJourney {
    private static final String ALL = "/api/v1/custom_emojis";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private final CustomEmojis emojis;

    @TempDir
    private Path folder;

    private Person alice;

    EmojisJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
        this.emojis = server.bean(CustomEmojis.class);
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    /** The server holds what there is; emptying the tables tells it nothing. */
    @AfterEach
    void leaveNone() {
        emojis.all().forEach(emoji -> emojis.remove(emoji.shortcode()));
    }

    private Path file(byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "picture", ""), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void add(String... shortcodes) {
        for (var shortcode : shortcodes) {
            emojis.add(shortcode, file(MediaFiles.png(20, 20)), null, true);
        }
    }

    private static List<String> names(JsonNode emojis) {
        return StreamSupport.stream(emojis.spliterator(), false)
                .map(emoji -> emoji.path("shortcode").textValue())
                .toList();
    }

    @Test
    void everybodyIsToldOfAllOfThem() throws IOException {
        assertThat(client.get(ALL).ok()).isEmpty();
        emojis.add("waves", file(MediaFiles.gif(30, 20, "made by alice")), "Greetings", true);
        emojis.add("glass", file(MediaFiles.glass(400, 200)), null, false);
        emojis.add("painted", file(MediaFiles.webp()), null, true);
        var all = client.get(ALL).ok();
        assertThat(names(all)).containsExactly("glass", "painted", "waves");
        var glass = all.path(0);
        assertThat(glass.path("category").isNull()).isTrue();
        assertThat(glass.path("visible_in_picker").booleanValue()).isFalse();
        assertThat(glass.path("static_url")).isEqualTo(glass.path("url"));
        var picture = ImageIO.read(URI.create(glass.path("url").textValue()).toURL());
        assertThat((double) picture.getWidth() / picture.getHeight())
                .isCloseTo(2, org.assertj.core.data.Offset.offset(0.05));
        assertThat(picture.getWidth()).isLessThan(400);
        assertThat(picture.getColorModel().hasAlpha()).isTrue();
        var waves = all.path(2);
        assertThat(waves.path("category").textValue()).isEqualTo("Greetings");
        assertThat(waves.path("url").textValue()).endsWith(".gif");
        assertThat(waves.path("static_url").textValue()).endsWith(".png");
        assertThat(client.get(waves.path("url").textValue()).expect(200).text()).doesNotContain("made by alice");
    }

    @Test
    void whatPeopleWriteNamesThem() {
        add("blob", "cat", "dog");
        var status = alice.posts("<b> :blob: no:cat: 12:dog:30 :cat:", "spoiler_text", "beware of the :dog:");
        assertThat(names(status.path("emojis"))).containsExactlyInAnyOrder("blob", "cat", "dog");
        assertThat(status.path("content").textValue()).contains(":blob:");
        assertThat(alice.posts("a:blob: :blob:: :nothing:").path("emojis")).isEmpty();
        var poll = alice.posts("?", "poll[options][]", "yes :cat:", "poll[options][]", "no", "poll[expires_in]", "3600")
                .path("poll");
        assertThat(names(poll.path("emojis"))).containsExactly("cat");
        var id = status.path("id").textValue();
        alice.client()
                .put("/api/v1/statuses/" + id, Body.form("status", ":cat:"))
                .ok();
        var history = client.get("/api/v1/statuses/" + id + "/history").ok();
        assertThat(names(history.path(0).path("emojis"))).containsExactlyInAnyOrder("blob", "cat", "dog");
        assertThat(names(history.path(1).path("emojis"))).containsExactly("cat");
        var home = alice.get("/api/v1/timelines/home").ok();
        assertThat(names(home.path(2).path("emojis"))).containsExactly("cat");
    }

    @Test
    void profilesNameThem() {
        add("blob", "cat", "dog");
        alice.changes(
                        "display_name",
                        "Alice :blob:",
                        "note",
                        "I like\n:cat:",
                        "fields_attributes[0][name]",
                        "pet",
                        "fields_attributes[0][value]",
                        ":dog:")
                .ok();
        assertThat(names(alice.account().path("emojis"))).containsExactly("blob", "cat", "dog");
        assertThat(names(alice.posts("hello").path("account").path("emojis"))).containsExactly("blob", "cat", "dog");
    }

    @Test
    void announcementsNameThemAndAreAnsweredWithThem() {
        add("blob", "cat");
        var announcements = server.bean(Announcements.class);
        var id = announcements.publish("News :blob:", null, null, false);
        var path = "/api/v1/announcements/" + id + "/reactions/";
        alice.client().send("PUT", path + "cat", Body.NOTHING).expect(200);
        alice.client().send("PUT", path + "dog", Body.NOTHING).expect(422);
        alice.client().send("PUT", path + "%F0%9F%91%8D", Body.NOTHING).expect(200);
        var shown = alice.get("/api/v1/announcements").ok().path(0);
        assertThat(names(shown.path("emojis"))).containsExactly("blob");
        var reaction = shown.path("reactions").path(0);
        assertThat(reaction.path("name").textValue()).isEqualTo("cat");
        assertThat(reaction.path("url").textValue()).contains("/media/");
        assertThat(reaction.path("static_url")).isEqualTo(reaction.path("url"));
        assertThat(shown.path("reactions").path(1).path("url").isNull()).isTrue();
        emojis.remove("cat");
        assertThat(alice.get("/api/v1/announcements")
                        .ok()
                        .path(0)
                        .path("reactions")
                        .path(0)
                        .path("url")
                        .isNull())
                .isTrue();
    }

    @Test
    void othersAreToldOfChangesSoon() {
        try (var other = JourneyServer.forStrangers()) {
            assertThat(other.client().get(ALL).ok()).isEmpty();
            add("blob");
            assertThat(names(client.get(ALL).ok())).containsExactly("blob");
            await().atMost(SOON).until(() -> names(other.client().get(ALL).ok()).equals(List.of("blob")));
            assertThat(emojis.enable("blob", false)).isTrue();
            await().atMost(SOON).until(() -> other.client().get(ALL).ok().isEmpty());
            assertThat(alice.posts(":blob:").path("emojis")).isEmpty();
            assertThat(emojis.enable("blob", true)).isTrue();
            await().atMost(SOON).until(() -> !other.client().get(ALL).ok().isEmpty());
            assertThat(emojis.remove("blob")).isTrue();
            await().atMost(SOON).until(() -> other.client().get(ALL).ok().isEmpty());
            assertThat(emojis.remove("blob")).isFalse();
            assertThat(emojis.enable("blob", true)).isFalse();
        }
    }

    @Test
    void refusesWhatCannotBeOne() {
        add("blob");
        refuses("blob", MediaFiles.png(4, 4), "Shortcode has already been taken");
        refuses("a", MediaFiles.png(4, 4), "Shortcode must be 2 to 100 letters, digits and underscores");
        refuses("a-b", MediaFiles.png(4, 4), "Shortcode must be 2 to 100 letters, digits and underscores");
        refuses("cat", MediaFiles.jpeg(4, 4), "File content type is invalid");
        refuses("cat", MediaFiles.mp4(), "File content type is invalid");
        refuses("cat", new byte[] {1, 2, 3}, "File content type is invalid");
        refuses(
                "cat",
                java.util.Arrays.copyOf(MediaFiles.png(4, 4), (256 << 10) + 1),
                "File size must be less than 256 KB");
        refuses("cat", MediaFiles.hugePng(), "20000x20000 images are not supported");
        assertThat(names(client.get(ALL).ok())).containsExactly("blob");
    }

    private void refuses(String shortcode, byte[] content, String sentence) {
        assertThatThrownBy(() -> emojis.add(shortcode, file(content), null, true))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence()).isEqualTo("Validation failed: " + sentence));
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.MediaFiles;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People put up pictures of themselves, and take them down again. */
@OverHttp
final class ProfilePicturesJourney {
    private static final String UPDATE = "/api/v1/accounts/update_credentials";
    private static final String PROFILE = "/api/v1/profile";

    private final Client client;
    private final Given given;
    private Person alice;

    ProfilePicturesJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    @Test
    void putsUpPicturesCroppedToTheirShape() throws IOException {
        var account = alice.client()
                .send(
                        "PATCH",
                        UPDATE,
                        Body.file(
                                "avatar",
                                MediaFiles.photograph(900, 500),
                                "display_name",
                                "Alice",
                                "avatar_description",
                                "Red and blue"))
                .ok();
        assertThat(account.path("display_name").textValue()).isEqualTo("Alice");
        assertThat(account.path("avatar_description").textValue()).isEqualTo("Red and blue");
        assertThat(account.path("avatar_static")).isEqualTo(account.path("avatar"));
        shows(account.path("avatar").textValue(), 400, 400);
        assertThat(account.path("header").textValue()).endsWith("/headers/original/missing.png");
        var profile = patch(PROFILE, "header", MediaFiles.png(300, 300)).ok();
        shows(profile.path("header").textValue(), 1500, 500);
        assertThat(profile.path("avatar")).isEqualTo(account.path("avatar"));
        var seen = client.get("/api/v1/accounts/" + alice.id()).ok();
        assertThat(seen.path("header")).isEqualTo(profile.path("header"));
        assertThat(seen.path("avatar")).isEqualTo(profile.path("avatar"));
        assertThat(client.get("/@alice").expect(200).text())
                .contains(
                        account.path("avatar").textValue(),
                        profile.path("header").textValue());
    }

    @Test
    void takesThemDown() {
        var profile = patch(PROFILE, "avatar", MediaFiles.jpeg(30, 30)).ok();
        assertThat(profile.path("avatar").isNull()).isFalse();
        var account = alice.client().delete(PROFILE + "/avatar").ok();
        assertThat(account.path("avatar").textValue()).endsWith("/avatars/original/missing.png");
        assertThat(alice.client()
                        .delete(PROFILE + "/header")
                        .ok()
                        .path("header")
                        .textValue())
                .endsWith("/headers/original/missing.png");
        assertThat(alice.get(PROFILE).ok().path("avatar").isNull()).isTrue();
    }

    @Test
    void writesTheRestOfAProfileToo() {
        var profile = alice.client()
                .send("PATCH", PROFILE, Body.form("note", "I & me", "show_media", "false", "bot", "true"))
                .ok();
        assertThat(profile.path("note").textValue()).isEqualTo("I & me");
        assertThat(profile.path("show_media").booleanValue()).isFalse();
        assertThat(profile.path("show_featured").booleanValue()).isTrue();
        assertThat(alice.get(PROFILE).ok()).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {UPDATE, PROFILE})
    void refusesWhatIsNoPicture(String path) {
        patch(path, "avatar", MediaFiles.mp3()).refuses(422, "Validation failed: Avatar content type is invalid");
        patch(path, "header", MediaFiles.hugePng())
                .refuses(422, "Validation failed: 20000x20000 images are not supported");
        patch(path, "avatar", java.util.Arrays.copyOf(MediaFiles.png(9, 9), 9 << 20))
                .refuses(422, "Validation failed: Avatar size must be less than 8 MB");
        assertThat(alice.get(PROFILE).ok().path("avatar").isNull()).isTrue();
    }

    @Test
    void isForThoseWhoMay() {
        client.get(PROFILE).refuses(401, "The access token is invalid");
        client.send("PATCH", PROFILE, Body.file("avatar", MediaFiles.png(5, 5)))
                .refuses(401, "The access token is invalid");
        client.delete(PROFILE + "/avatar").refuses(401, "The access token is invalid");
        var reader = given.account("reader", Set.of("read")).client();
        reader.send("PATCH", UPDATE, Body.file("avatar", MediaFiles.png(5, 5)))
                .refuses(403, "This action is outside the authorized scopes");
        reader.delete(PROFILE + "/header").refuses(403, "This action is outside the authorized scopes");
        alice.client()
                .send("PATCH", PROFILE, Body.form("avatar_description", "x".repeat(1_501)))
                .refuses(422, "Validation failed: Avatar description is too long (maximum is 1500 characters)");
    }

    private Answer patch(String path, String name, byte[] content) {
        return alice.client().send("PATCH", path, Body.file(name, content));
    }

    private static void shows(String url, int width, int height) throws IOException {
        var image = ImageIO.read(URI.create(url).toURL());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }
}

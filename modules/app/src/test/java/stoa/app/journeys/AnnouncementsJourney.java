package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.accounts.Announcements;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** Everybody is told something, and says what they think of it. */
@OverHttp
final class AnnouncementsJourney {
    private static final String PATH = "/api/v1/announcements";

    private final Client client;
    private final Given given;
    private final Announcements announcements;
    private Person alice;
    private Person bob;

    AnnouncementsJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.announcements = server.bean(Announcements.class);
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    private static String reaction(long id, String name) {
        return PATH + "/" + id + "/reactions/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private Answer reacts(Person person, long id, String name) {
        return person.client().send("PUT", reaction(id, name), Body.NOTHING);
    }

    @Test
    void tellsEverybodyUntilTheyHaveRead() {
        var now = Instant.now();
        var id = announcements.publish("Hello <all>\n\nhttps://a.example/", now, now.plus(Duration.ofHours(1)), true);
        announcements.publish("over", null, now.minusSeconds(1), false);
        given.account("late");
        var shown = alice.get(PATH).ok();
        assertThat(shown).hasSize(1);
        var one = shown.path(0);
        assertThat(one.path("id").textValue()).isEqualTo(Long.toString(id));
        assertThat(one.path("content").textValue())
                .startsWith("<p>Hello &lt;all&gt;</p><p><a href=\"https://a.example/\"")
                .doesNotContain(" me\"");
        assertThat(one.path("all_day").booleanValue()).isTrue();
        assertThat(one.path("read").booleanValue()).isFalse();
        assertThat(one.path("ends_at").isTextual()).isTrue();
        assertThat(alice.client().post(PATH + "/" + id + "/dismiss").ok()).isEmpty();
        alice.client().post(PATH + "/" + id + "/dismiss").expect(200);
        assertThat(alice.get(PATH).ok()).isEmpty();
        assertThat(alice.get(PATH + "?with_dismissed=true")
                        .ok()
                        .path(0)
                        .path("read")
                        .booleanValue())
                .isTrue();
        assertThat(bob.get(PATH).ok()).hasSize(1);
        alice.client().post(PATH + "/1/dismiss").refuses(404, "Record not found");
        client.get(PATH).refuses(401, "The access token is invalid");
        assertThat(announcements.withdraw(id)).isTrue();
        assertThat(announcements.withdraw(id)).isFalse();
        assertThatThrownBy(() -> announcements.publish(" ", null, null, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> announcements.publish("x", now, now.minusSeconds(1), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsWhatPeopleThinkOfIt() {
        var id = announcements.publish("Hello", null, null, false);
        for (var emoji : List.of("👍", "🏳️‍🌈", "1️⃣", "👩🏽‍💻", "❤️", "🇩🇪")) {
            reacts(alice, id, emoji).expect(200);
        }
        reacts(alice, id, "👍").expect(200);
        reacts(bob, id, "👍").expect(200);
        var reactions = bob.get(PATH).ok().path(0).path("reactions");
        assertThat(reactions).hasSize(6);
        assertThat(reactions.path(0).path("name").textValue()).isEqualTo("👍");
        assertThat(reactions.path(0).path("count").intValue()).isEqualTo(2);
        assertThat(reactions.path(0).path("me").booleanValue()).isTrue();
        assertThat(reactions.path(1).path("me").booleanValue()).isFalse();
        for (var text : List.of("a", "1", "👍👍", "blobcat")) {
            reacts(alice, id, text).refuses(422, "Validation failed: Name is not a recognized emoji");
        }
        reacts(bob, id, "🎉").expect(200);
        reacts(bob, id, "🎈").expect(200);
        reacts(bob, id, "🎁").refuses(422, "Validation failed: Limit of different reactions reached");
        reacts(bob, 1, "🎁").refuses(404, "Record not found");
        bob.client().delete(reaction(id, "🎈")).expect(200);
        bob.client().delete(reaction(id, "🎈")).refuses(404, "Record not found");
        reacts(bob, id, "🎁").expect(200);
    }
}

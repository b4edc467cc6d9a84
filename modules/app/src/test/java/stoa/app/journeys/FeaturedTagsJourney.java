package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People show hashtags on their profiles. */
@OverHttp
final class FeaturedTagsJourney {
    private static final String PATH = "/api/v1/featured_tags";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    FeaturedTagsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void showsHowMuchTheyAreUsed() {
        given.status(alice, "#Cats");
        alice.postsId("#cats again", "visibility", "unlisted");
        alice.postsId("#cats in private", "visibility", "private");
        given.status(bob, "#cats");
        var made = alice.client().post(PATH, "name", "#Cats").ok();
        assertThat(made.path("name").textValue()).isEqualTo("Cats");
        assertThat(made.path("statuses_count").textValue()).isEqualTo("2");
        assertThat(made.path("last_status_at").textValue())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        var unused = alice.client().post(PATH, "name", "dogs").ok();
        assertThat(unused.path("statuses_count").textValue()).isEqualTo("0");
        assertThat(unused.path("last_status_at").isNull()).isTrue();
        assertThat(alice.client().post(PATH, "name", "CATS").ok().path("id")).isEqualTo(made.path("id"));
        assertThat(alice.get(PATH).ids())
                .containsExactly(made.path("id").textValue(), unused.path("id").textValue());
        assertThat(client.get("/api/v1/accounts/" + alice.id() + "/featured_tags")
                        .ok())
                .isEqualTo(alice.get(PATH).ok());
        client.get("/api/v1/accounts/1/featured_tags").refuses(404, "Record not found");
        var path = PATH + "/" + made.path("id").textValue();
        bob.client().delete(path).refuses(404, "Record not found");
        assertThat(alice.client().delete(path).ok()).isEmpty();
        alice.client().delete(path).refuses(404, "Record not found");
        assertThat(alice.get(PATH).ids()).containsExactly(unused.path("id").textValue());
    }

    @Test
    void refusesWhatIsNoHashtagAndTooMany() {
        alice.client().post(PATH).refuses(422, "Validation failed: Name can't be blank");
        alice.client().post(PATH, "name", "no tag").refuses(422, "Validation failed: Name is invalid");
        for (int i = 0; i < 10; i++) {
            alice.client().post(PATH, "name", "tag" + i).expect(200);
        }
        alice.client().post(PATH, "name", "tag9").expect(200);
        var full = "Validation failed: You have already featured the maximum number of hashtags";
        alice.client().post(PATH, "name", "tag10").refuses(422, full);
        alice.client().post("/api/v1/tags/tag10/feature").refuses(422, full);
    }

    @Test
    void featuresATagByItsName() {
        var featured = alice.client().post("/api/v1/tags/Stoa/feature").ok();
        assertThat(featured.path("featuring").booleanValue()).isTrue();
        assertThat(featured.path("following").booleanValue()).isFalse();
        assertThat(alice.get(PATH).ok().path(0).path("name").textValue()).isEqualTo("stoa");
        assertThat(client.get("/api/v1/tags/stoa").ok().path("featuring").isNull())
                .isTrue();
        alice.client().post("/api/v1/tags/stoa/follow").expect(200);
        assertThat(alice.get("/api/v1/followed_tags")
                        .ok()
                        .path(0)
                        .path("featuring")
                        .booleanValue())
                .isTrue();
        assertThat(alice.client()
                        .post("/api/v1/tags/stoa/unfeature")
                        .ok()
                        .path("featuring")
                        .booleanValue())
                .isFalse();
        assertThat(alice.get(PATH).ok()).isEmpty();
        alice.client()
                .send("POST", "/api/v1/tags/no%20tag/feature", Body.NOTHING)
                .refuses(404, "Record not found");
    }

    @Test
    void suggestsWhatIsUsedMost() {
        given.status(alice, "#one #two #three");
        given.status(alice, "#two #three");
        given.status(alice, "#three");
        given.status(bob, "#four");
        alice.client().post(PATH, "name", "two").expect(200);
        assertThat(alice.get(PATH + "/suggestions").ok())
                .extracting(tag -> tag.path("name").textValue())
                .containsExactly("three", "one");
    }
}

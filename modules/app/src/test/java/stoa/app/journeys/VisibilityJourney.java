package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;

/** Who may see what: five readers, four visibilities, six places. */
@OverHttp
final class VisibilityJourney {
    private static final Set<String> ALL = Set.of("author", "follower", "mentioned", "stranger", "anonymous");

    private final Client client;
    private final Given given;

    VisibilityJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @ParameterizedTest
    @CsvSource({
        "public,   author follower mentioned stranger anonymous, author follower, author follower mentioned stranger anonymous",
        "unlisted, author follower mentioned stranger anonymous, author follower, ''",
        "private,  author follower mentioned,                    author follower, ''",
        "direct,   author mentioned,                             author,          ''",
    })
    void showsAStatusToThoseWhomItIsFor(String visibility, String seenBy, String atHomeOf, String publiclyBy) {
        var readers = readers();
        var author = Objects.requireNonNull(readers.get("author"));
        var first = author.post("/api/v1/statuses", "status", "first")
                .ok()
                .path("id")
                .textValue();
        var id = author.post(
                        "/api/v1/statuses",
                        "status",
                        "hello @mentioned",
                        "visibility",
                        visibility,
                        "in_reply_to_id",
                        first)
                .ok()
                .path("id")
                .textValue();
        var authorId = author.get("/api/v1/accounts/verify_credentials")
                .ok()
                .path("id")
                .textValue();

        assertThat(readersOf(
                        readers, reader -> reader.get("/api/v1/statuses/" + id).status() == 200))
                .as("permalink")
                .isEqualTo(words(seenBy));
        assertThat(readersOf(
                        readers,
                        reader -> reader.get("/api/v1/statuses/" + id + "/context")
                                        .status()
                                == 200))
                .as("context of it")
                .isEqualTo(words(seenBy));
        assertThat(readersOf(
                        readers,
                        reader -> reader.get("/api/v1/statuses/" + first + "/context")
                                .ok()
                                .path("descendants")
                                .findValuesAsText("id")
                                .contains(id)))
                .as("context of what it answers")
                .isEqualTo(words(seenBy));
        assertThat(readersOf(
                        readers,
                        reader -> reader.get("/api/v1/accounts/" + authorId + "/statuses")
                                .ids()
                                .contains(id)))
                .as("profile")
                .isEqualTo(words(seenBy));
        assertThat(readersOf(
                        readers,
                        reader -> reader.get("/api/v1/timelines/public").ids().contains(id)))
                .as("public timeline")
                .isEqualTo(words(publiclyBy));
        readers.remove("anonymous");
        assertThat(readersOf(
                        readers,
                        reader -> reader.get("/api/v1/timelines/home").ids().contains(id)))
                .as("home timeline")
                .isEqualTo(words(atHomeOf));
    }

    @Test
    void hidesAPrivateStatusFromThoseWhoStoppedFollowing() {
        var alice = given.account("alice");
        var bob = given.account("bob");
        given.follow(bob, alice);
        var id = alice.postsId("for followers", "visibility", "private");
        bob.get("/api/v1/statuses/" + id).expect(200);
        bob.client().post("/api/v1/accounts/" + alice.id() + "/unfollow").expect(200);
        bob.get("/api/v1/statuses/" + id).refuses(404, "Record not found");
        assertThat(bob.get("/api/v1/timelines/home").ids()).isEmpty();
    }

    @Test
    void letsNobodyAnswerWhatTheyMayNotSee() {
        var id = given.account("alice").postsId("to myself", "visibility", "direct");
        given.account("bob")
                .client()
                .post("/api/v1/statuses", "status", "what?", "in_reply_to_id", id)
                .refuses(404, "Record not found");
    }

    @Test
    void showsATokenWithoutTheScopeNothing() {
        var alice = given.account("alice", Set.of("write", "read:accounts"));
        var id = alice.postsId("hello");
        for (var path : new String[] {
            "/api/v1/statuses/" + id,
            "/api/v1/statuses/" + id + "/context",
            "/api/v1/timelines/home",
            "/api/v1/timelines/public"
        }) {
            alice.get(path).refuses(403, "This action is outside the authorized scopes");
        }
    }

    private Map<String, Client> readers() {
        var author = given.account("author");
        var follower = given.account("follower");
        given.follow(follower, author);
        var readers = new LinkedHashMap<String, Client>();
        readers.put("author", author.client());
        readers.put("follower", follower.client());
        readers.put("mentioned", given.account("mentioned").client());
        readers.put("stranger", given.account("stranger").client());
        readers.put("anonymous", client);
        assertThat(readers.keySet()).isEqualTo(ALL);
        return readers;
    }

    private static Set<String> readersOf(Map<String, Client> readers, Predicate<Client> sees) {
        var seeing = new TreeSet<String>();
        readers.forEach((name, reader) -> {
            if (sees.test(reader)) {
                seeing.add(name);
            }
        });
        return seeing;
    }

    private static Set<String> words(String list) {
        return list.isBlank() ? Set.of() : new TreeSet<>(Set.of(list.trim().split(" +")));
    }
}

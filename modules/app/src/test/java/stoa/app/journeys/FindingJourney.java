package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People find others, feature them, and note what they think of them. */
@OverHttp
final class FindingJourney {
    private static final String SEARCH = "/api/v1/accounts/search?q=";
    private static final String NOBODY = "109999999999999999";

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private Person alice;
    private Person bob;
    private Person carol;

    FindingJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("Bob_Builder");
        carol = given.account("carol");
        carol.changes("display_name", "Carol O'Bobbins Łódź 北京").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bob_builder", "BOB_B", "@bob", "build", "bob+bui", "bob_builder@{domain}", "@Bob@{domain}"})
    void findsByTheBeginningOfANameOrAWordOfIt(String query) {
        assertThat(alice.get(SEARCH + query.replace("{domain}", server.domain()))
                        .ids())
                .contains(bob.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"carol", "o'bobbins", "bobbins", "%C5%82%C3%B3d", "%E5%8C%97", "carol+bobb"})
    void findsByTheDisplayName(String query) {
        assertThat(alice.get(SEARCH + query).ids()).contains(carol.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "ob_",
                "a_ice",
                "%25",
                "_",
                "bob@elsewhere.example",
                "%27",
                "%27:*",
                "zz%26%7C!()",
                "%5C"
            })
    void findsNobodyByWhatNamesNobody(String query) {
        assertThat(alice.get(SEARCH + query).ids()).isEmpty();
        assertThat(alice.get(SEARCH + query + "&resolve=true").ids()).isEmpty();
    }

    @Test
    void putsTheVeryNameFirstThenThoseWhoAreFollowedThenTheBestKnown() {
        var exact = given.account("bob");
        var followed = given.account("bobby");
        var known = given.account("bobcat");
        given.follow(carol, known);
        given.follow(alice, followed);
        assertThat(alice.get(SEARCH + "bob").ids())
                .startsWith(exact.id(), followed.id(), known.id())
                .contains(bob.id(), carol.id());
        assertThat(alice.get(SEARCH + "bob&following=true").ids()).containsExactly(followed.id());
        assertThat(alice.get(SEARCH + "bob&limit=2").ids()).containsExactly(exact.id(), followed.id());
        assertThat(alice.get(SEARCH + "bob&limit=1&offset=2").ids()).containsExactly(known.id());
        alice.get(SEARCH + "bob&offset=-1")
                .refuses(400, "Invalid value for parameter offset: must be between 0 and 10000");
        alice.get("/api/v1/accounts/search").refuses(400, "Missing required parameter: q");
    }

    @Test
    void isNotFoundByThoseWhomOneBlocks() {
        bob.does("block", alice).expect(200);
        assertThat(alice.get(SEARCH + "bob_builder").ids()).isEmpty();
        assertThat(bob.get(SEARCH + "alice").ids()).containsExactly(alice.id());
    }

    @Test
    void searchesPeopleOverall() {
        var path = "/api/v2/search?q=@bob_builder";
        for (var caller : new Client[] {client, alice.client()}) {
            var found = caller.get(path).ok();
            assertThat(found.path("accounts").findValuesAsText("id")).containsExactly(bob.id());
            assertThat(found.path("statuses")).isEmpty();
            assertThat(found.path("hashtags")).isEmpty();
            assertThat(caller.get(path + "&type=hashtags").ok().path("accounts"))
                    .isEmpty();
        }
        assertThat(alice.get(path + "&type=accounts&resolve=true").ok().path("accounts"))
                .hasSize(1);
        assertThat(alice.get(path + "&offset=1").ok().path("accounts")).isEmpty();
        for (var more : new String[] {"&resolve=true", "&offset=0"}) {
            client.get(path + more)
                    .refuses(401, "Search queries that resolve or page are not supported without authentication");
        }
        client.get("/api/v2/search").refuses(400, "Missing required parameter: q");
        client.bearer(given.token(alice, "read:accounts"))
                .get(path)
                .refuses(403, "This action is outside the authorized scopes");
    }

    @Test
    void tellsWhoOfThoseOneKnowsFollowsSomebody() {
        given.follow(alice, bob);
        given.follow(bob, carol);
        given.follow(given.account("stranger"), carol);
        var path = "/api/v1/accounts/familiar_followers";
        var familiar = alice.get(path + "?id[]=" + carol.id() + "&id[]=" + bob.id() + "&id[]=" + NOBODY)
                .ok();
        assertThat(familiar).hasSize(2);
        assertThat(familiar.at("/0/id").textValue()).isEqualTo(carol.id());
        assertThat(familiar.at("/0/accounts").findValuesAsText("username")).containsExactly("Bob_Builder");
        assertThat(familiar.at("/1/accounts")).isEmpty();
        bob.changes("hide_collections", "true").expect(200);
        assertThat(alice.get(path + "?id=" + carol.id()).ok().at("/0/accounts")).isEmpty();
        bob.changes("hide_collections", "false").expect(200);
        carol.changes("hide_collections", "true").expect(200);
        assertThat(alice.get(path + "?id=" + carol.id()).ok().at("/0/accounts")).isEmpty();
        assertThat(alice.get(path).ok()).isEmpty();
    }

    @Test
    void keepsNotesForTheirAuthor() {
        var noted = alice.does("note", bob, "comment", " met at the fair ").ok();
        assertThat(noted.path("note").textValue()).isEqualTo("met at the fair");
        assertThat(bob.standsTo(alice).path("note").textValue()).isEmpty();
        alice.does("note", bob, "comment", "again").expect(200);
        assertThat(alice.standsTo(bob).path("note").textValue()).isEqualTo("again");
        assertThat(alice.does("note", bob).ok().path("note").textValue()).isEmpty();
        alice.does("note", bob, "comment", "x".repeat(2_001))
                .refuses(422, "Validation failed: Comment is too long (maximum is 2000 characters)");
        alice.client()
                .post("/api/v1/accounts/" + NOBODY + "/note", "comment", "x")
                .refuses(404, "Record not found");
    }

    @ParameterizedTest
    @CsvSource({"endorse, unendorse", "pin, unpin"})
    void featuresWhomOneFollows(String add, String remove) {
        alice.does(add, bob)
                .refuses(422, "Validation failed: You must be already following the person you want to endorse");
        given.follow(alice, bob);
        given.follow(alice, carol);
        assertThat(alice.does(add, bob).ok().path("endorsed").booleanValue()).isTrue();
        alice.does(add, bob).expect(200);
        alice.does(add, carol).expect(200);
        assertThat(alice.get("/api/v1/endorsements").ids()).containsExactly(carol.id(), bob.id());
        var page = client.get("/api/v1/accounts/" + alice.id() + "/endorsements?limit=1");
        assertThat(page.ids()).containsExactly(carol.id());
        assertThat(client.get(page.link("next")).ids()).containsExactly(bob.id());
        assertThat(alice.does(remove, carol).ok().path("endorsed").booleanValue())
                .isFalse();
        alice.does("unfollow", bob).expect(200);
        assertThat(alice.get("/api/v1/endorsements").ids()).isEmpty();
        client.get("/api/v1/accounts/" + NOBODY + "/endorsements").refuses(404, "Record not found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/accounts/search?q=x,          read:statuses",
        "GET,  /api/v1/accounts/familiar_followers,  read:accounts",
        "GET,  /api/v1/endorsements,                 read:follows",
        "POST, /api/v1/accounts/1/endorse,           write:follows",
        "POST, /api/v1/accounts/1/unpin,             write:follows",
        "POST, /api/v1/accounts/1/note,              write:follows",
    })
    void asksForAUserAndTheScope(String method, String path, String scope) {
        client.send(method, path, Body.NOTHING).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, scope))
                .send(method, path, Body.NOTHING)
                .refuses(403, "This action is outside the authorized scopes");
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People read: at home, in public, on a profile; a page at a time. */
@OverHttp
final class TimelinesJourney {
    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private Person alice;

    TimelinesJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/timelines/home", "/api/v1/timelines/public", "/api/v1/accounts/{id}/statuses"})
    void givesEveryStatusOnceWhereLinksAreFollowed(String timeline) {
        var path = timeline.replace("{id}", alice.id());
        var posted = given.statuses(alice, 11);

        var down = new ArrayList<String>();
        var page = alice.get(path + "?limit=3");
        while (true) {
            down.addAll(page.ids());
            if (page.link("next").isEmpty()) {
                break;
            }
            page = alice.get(page.link("next"));
        }
        assertThat(down).isEqualTo(posted.reversed());

        var up = new ArrayList<>(page.ids().reversed());
        for (page = alice.get(page.link("prev")); !page.ids().isEmpty(); page = alice.get(page.link("prev"))) {
            up.addAll(page.ids().reversed());
        }
        assertThat(up).isEqualTo(posted);
        assertThat(page.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/timelines/home", "/api/v1/timelines/public", "/api/v1/accounts/{id}/statuses"})
    void readsCursorsAsTheyAreDocumented(String timeline) {
        var path = timeline.replace("{id}", alice.id());
        var ids = given.statuses(alice, 6);
        assertThat(alice.get(path).ids()).isEqualTo(ids.reversed());
        assertThat(alice.get(path + "?max_id=" + ids.get(2)).ids()).containsExactly(ids.get(1), ids.get(0));
        assertThat(alice.get(path + "?limit=2&since_id=" + ids.get(1)).ids()).containsExactly(ids.get(5), ids.get(4));
        assertThat(alice.get(path + "?limit=2&min_id=" + ids.get(1)).ids()).containsExactly(ids.get(3), ids.get(2));
        assertThat(alice.get(path + "?max_id=" + ids.get(4) + "&since_id=" + ids.get(1))
                        .ids())
                .containsExactly(ids.get(3), ids.get(2));
        assertThat(alice.get(path + "?min_id=" + ids.get(5)).ids()).isEmpty();
        assertThat(alice.get(path + "?max_id=" + ids.get(0)).ids()).isEmpty();
    }

    @Test
    void boundsThePage() {
        given.statuses(alice, 42);
        var path = "/api/v1/timelines/public";
        assertThat(client.get(path).ids()).hasSize(20);
        assertThat(client.get(path + "?limit=1").ids()).hasSize(1);
        assertThat(client.get(path + "?limit=41").ids()).hasSize(40);
        assertThat(client.get(path + "?limit=1000000").ids()).hasSize(40);
        client.get(path + "?limit=0").refuses(400, "Invalid value for parameter limit: must be at least 1");
        client.get(path + "?limit=-1").refuses(400, "Invalid value for parameter limit: must be at least 1");
        client.get(path + "?limit=abc").refuses(400, "Invalid value for parameter limit: expected a whole number");
        client.get(path + "?limit=99999999999")
                .refuses(400, "Invalid value for parameter limit: expected a whole number");
    }

    @Test
    void keepsTheOtherParametersInItsLinks() {
        var ids = given.statuses(alice, 3);
        var answer = client.get(
                "/api/v1/timelines/public?limit=2&local=true&types%5B%5D=a&types%5B%5D=b%26c&max_id=" + Long.MAX_VALUE);
        assertThat(answer.header("Link"))
                .isEqualTo(
                        "<%1$s/api/v1/timelines/public?limit=2&local=true&types%%5B%%5D=a&types%%5B%%5D=b%%26c&max_id=%2$s>; rel=\"next\", <%1$s/api/v1/timelines/public?limit=2&local=true&types%%5B%%5D=a&types%%5B%%5D=b%%26c&min_id=%3$s>; rel=\"prev\""
                                .formatted(server.url(), ids.get(1), ids.get(2)));
    }

    @Test
    void showsAtHomeOneselfAndThoseWhomOneFollows() {
        var bob = given.account("bob");
        var carol = given.account("carol");
        given.follow(alice, bob);
        var mine = given.status(alice, "mine");
        var bobs = given.status(bob, "bob's");
        given.status(carol, "a stranger's");
        assertThat(home(alice)).containsExactly(bobs, mine);
        given.follow(alice, carol);
        assertThat(home(alice)).hasSize(3);
    }

    @Test
    void leavesAnswersToStrangersOutOfHome() {
        var bob = given.account("bob");
        var carol = given.account("carol");
        given.follow(alice, bob);
        var strangers = given.status(carol, "anybody there?");
        var bobs = given.status(bob, "bob's");
        given.reply(bob, strangers, "to a stranger");
        var toHimself = given.reply(bob, bobs, "to himself");
        var mine = given.reply(alice, strangers, "mine, to a stranger");
        var toMe = given.reply(bob, mine, "to me");
        assertThat(home(alice)).containsExactly(toMe, mine, toHimself, bobs);
    }

    @Test
    void leavesAnswersToOthersOutOfThePublicTimeline() {
        var bob = given.account("bob");
        var first = given.status(alice, "first");
        var thread = given.reply(alice, first, "and on");
        given.reply(bob, first, "an answer");
        assertThat(client.get("/api/v1/timelines/public").ids()).containsExactly(thread, first);
        assertThat(client.get("/api/v1/timelines/public?local=true").ids()).containsExactly(thread, first);
        assertThat(client.get("/api/v1/timelines/public?remote=true").ids()).isEmpty();
    }

    @Test
    void filtersAProfile() {
        var bob = given.account("bob");
        var bobs = given.status(bob, "bob's");
        var plain = given.status(alice, "plain");
        var reply = given.reply(alice, bobs, "an answer");
        var tagged = given.status(alice, "#Stoa");
        var path = "/api/v1/accounts/" + alice.id() + "/statuses";
        assertThat(client.get(path).ids()).containsExactly(tagged, reply, plain);
        assertThat(client.get(path + "?exclude_replies=true").ids()).containsExactly(tagged, plain);
        assertThat(client.get(path + "?exclude_replies=false").ids()).containsExactly(tagged, reply, plain);
        assertThat(client.get(path + "?tagged=STOA").ids()).containsExactly(tagged);
        client.get("/api/v1/accounts/109999999999999999/statuses").refuses(404, "Record not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pinned=true", "only_media=true", "pinned=true&only_media=true"})
    void hasNothingPinnedAndNoMedia(String filter) {
        given.status(alice, "plain");
        Answer answer = client.get("/api/v1/accounts/" + alice.id() + "/statuses?" + filter);
        assertThat(answer.ids()).isEmpty();
    }

    @Test
    void forgetsWhatWasDeleted() {
        var ids = given.statuses(alice, 2);
        alice.client().delete("/api/v1/statuses/" + ids.get(1)).expect(200);
        assertThat(home(alice)).isEqualTo(List.of(ids.get(0)));
        assertThat(client.get("/api/v1/timelines/public").ids()).isEqualTo(List.of(ids.get(0)));
    }

    private static List<String> home(Person person) {
        return person.get("/api/v1/timelines/home").ids();
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People look for what was said: what is theirs, and what others let be found. */
@OverHttp
final class SearchJourney {
    private static final String PATH = "/api/v2/search?q=";

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private Person alice;
    private Person bob;

    SearchJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
        bob.changes("indexable", "true").expect(200);
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static List<String> found(Person searcher, String query, String... more) {
        var answer = searcher.get(PATH + encoded(query) + "&type=statuses" + String.join("", more))
                .ok();
        assertThat(answer.path("accounts")).isEmpty();
        assertThat(answer.path("hashtags")).isEmpty();
        return StreamSupport.stream(answer.path("statuses").spliterator(), false)
                .map(status -> status.path("id").textValue())
                .toList();
    }

    @Test
    void findsWordsWhereverTheyStand() {
        var first = given.status(bob, "The quick brown fox");
        var second = bob.postsId("jumps over", "spoiler_text", "A FOX!");
        var third = given.status(bob, "foxes at example.com, it's #late");
        given.status(bob, "a wolf");
        given.reblog(alice, first);
        assertThat(found(alice, "fox")).containsExactly(third, second, first);
        assertThat(found(alice, "\"fox\"")).containsExactly(second, first);
        assertThat(found(alice, "\"brown fox\"")).containsExactly(first);
        assertThat(found(alice, "\"fox brown\"")).isEmpty();
        assertThat(found(alice, "fox -quick")).containsExactly(third, second);
        assertThat(found(alice, "fox jumps")).containsExactly(second);
        assertThat(found(alice, "example.com")).containsExactly(third);
        assertThat(found(alice, "it's")).containsExactly(third);
        assertThat(found(alice, "#late")).containsExactly(third);
        assertThat(found(alice, "'; drop table \\")).isEmpty();
        assertThat(found(alice, ":-) !&|<>*")).isEmpty();
    }

    @Test
    void findsWhatHasNoSpacesBetweenWords() {
        var japanese = given.status(bob, "今日は東京で雨が降っています");
        given.status(bob, "明日は晴れ");
        assertThat(found(alice, "東京")).containsExactly(japanese);
        assertThat(found(alice, "雨 -晴")).containsExactly(japanese);
    }

    /** What strangers may read is found only where its author agrees; what one had to do with always. */
    @Test
    void findsOnlyWhatOneMayFind() {
        var shy = given.account("shy");
        var favourite = given.status(shy, "needle favourite");
        var bookmark = given.status(shy, "needle bookmark");
        var reblog = given.status(shy, "needle reblog");
        var mention = given.status(shy, "needle for @alice");
        var vote = given.poll(shy, "needle poll");
        given.status(shy, "needle");
        var open = given.status(bob, "needle");
        var unlisted = bob.postsId("needle", "visibility", "unlisted");
        var hidden = bob.postsId("needle", "visibility", "private");
        var letter = bob.postsId("@alice needle", "visibility", "direct");
        var own = alice.postsId("needle", "visibility", "direct");
        given.favourite(alice, favourite);
        alice.client().post("/api/v1/statuses/" + bookmark + "/bookmark").expect(200);
        given.reblog(alice, reblog);
        alice.client()
                .post("/api/v1/polls/" + vote + "/votes", "choices[]", "0")
                .expect(200);
        assertThat(found(alice, "needle"))
                .containsExactly(own, letter, open, vote, mention, reblog, bookmark, favourite);
        assertThat(found(alice, "needle in:library"))
                .containsExactly(own, letter, vote, mention, reblog, bookmark, favourite);
        assertThat(found(alice, "needle in:public")).containsExactly(open);
        assertThat(found(alice, "needle -in:library")).containsExactly(open);
        assertThat(found(alice, "needle in:all from:@bob")).containsExactly(letter, open);
        assertThat(found(bob, "needle in:library")).containsExactly(letter, hidden, unlisted, open);
        assertThat(client.get(PATH + "needle").ok().path("statuses")).isEmpty();

        alice.does("mute", shy).expect(200);
        assertThat(found(alice, "needle")).containsExactly(own, letter, open);
        bob.does("block", alice).expect(200);
        assertThat(found(alice, "needle")).containsExactly(own);
    }

    @Test
    void asksForMoreThanWords() {
        var poll = given.poll(bob, "which needle");
        var root = given.status(bob, "a needle");
        var reply = given.reply(bob, root, "needle answer");
        var warned = bob.postsId("needle", "sensitive", "true", "language", "de");
        var link = given.status(bob, "needle https://a.example/");
        assertThat(found(alice, "needle has:poll")).containsExactly(poll);
        assertThat(found(alice, "needle has:link")).containsExactly(link);
        assertThat(found(alice, "needle is:reply")).containsExactly(reply);
        assertThat(found(alice, "needle is:sensitive")).containsExactly(warned);
        assertThat(found(alice, "needle language:de")).containsExactly(warned);
        assertThat(found(alice, "from:bob -is:reply -has:poll -has:link -is:sensitive"))
                .containsExactly(root);
        assertThat(found(alice, "from:me")).isEmpty();
        assertThat(found(bob, "from:me")).hasSize(5);
        assertThat(found(alice, "from:bob@" + server.domain())).hasSize(5);
        assertThat(found(alice, "from:bob@elsewhere.example")).isEmpty();
        assertThat(found(alice, "from:nobody")).isEmpty();
        assertThat(found(alice, "needle after:2020-01-01")).hasSize(5);
        assertThat(found(alice, "needle before:2020-01-01")).isEmpty();
        assertThat(found(alice, "needle during:2020-01-01")).isEmpty();
        assertThat(found(alice, "needle", "&account_id=" + bob.id())).hasSize(5);
        assertThat(found(alice, "needle", "&account_id=" + alice.id())).isEmpty();
    }

    @Test
    void turnsPages() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(given.status(bob, "needle " + i));
        }
        assertThat(found(alice, "needle", "&limit=2")).isEqualTo(ids.subList(0, 2));
        assertThat(found(alice, "needle", "&limit=2&offset=2")).isEqualTo(ids.subList(2, 4));
        assertThat(found(alice, "needle", "&limit=2&max_id=" + ids.get(1))).isEqualTo(ids.subList(2, 4));
        assertThat(found(alice, "needle", "&limit=2&min_id=" + ids.get(4))).isEqualTo(ids.subList(2, 4));
        for (var wrong : List.of("&offset=-1", "&limit=0", "&type=planets", "&max_id=x")) {
            alice.get(PATH + "needle" + wrong).expect(400);
        }
        client.get(PATH + "needle&offset=1").expect(401);
        client.get(PATH + "needle&resolve=true").expect(401);
    }

    @Test
    void findsHashtagsByHowTheyBegin() {
        given.status(bob, "#Stoa #stoicism #stone_age #Größe");
        alice.client().post("/api/v1/tags/stoa/follow").expect(200);
        var hashtags = alice.get(PATH + encoded("#STO") + "&type=hashtags").ok().path("hashtags");
        assertThat(hashtags)
                .extracting(tag -> tag.path("name").textValue())
                .containsExactly("stoa", "stoicism", "stone_age");
        assertThat(hashtags)
                .extracting(tag -> tag.path("following").booleanValue())
                .containsExactly(true, false, false);
        assertThat(hashtags.path(0).path("history")).hasSize(7);
        assertThat(client.get(PATH + encoded("größ")).ok().path("hashtags")).hasSize(1);
        assertThat(client.get(PATH + encoded("stone_") + "&type=hashtags").ok().path("hashtags"))
                .hasSize(1);
        assertThat(client.get(PATH + encoded("sto%")).ok().path("hashtags")).isEmpty();
        assertThat(alice.get(PATH + "sto&type=hashtags&limit=1&offset=1")
                        .ok()
                        .path("hashtags")
                        .path(0)
                        .path("name")
                        .textValue())
                .isEqualTo("stoicism");
    }

    @Test
    void findsWhatAnAddressHereNames() {
        var status = alice.posts("secret", "visibility", "private");
        var address = encoded(status.path("url").textValue());
        assertThat(alice.get(PATH + address).ok().path("statuses")).hasSize(1);
        assertThat(bob.get(PATH + address).ok().path("statuses")).isEmpty();
        var person = encoded(server.url() + "/@alice");
        assertThat(bob.get(PATH + person + "&resolve=true").ok().path("accounts"))
                .extracting(account -> account.path("username").textValue())
                .containsExactly("alice");
    }
}

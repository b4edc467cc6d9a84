package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** Nobody is shown anything of an author who is suspended, wherever they look; it is all there again once that is lifted. */
@OverHttp
final class SuspensionJourney {
    private static final String WORD = "xylophones";
    private static final String NAME = "percussionist";
    private static final List<String> VISIBILITIES = List.of("public", "unlisted", "private", "direct");

    private final Client anonymous;
    private final Given given;

    SuspensionJourney(Client anonymous, Given given) {
        this.anonymous = anonymous;
        this.given = given;
    }

    @Test
    void showsNothingOfASuspendedAuthorToAnybodyAnywhere() {
        var moderator = given.staff("moderator", "moderator");
        var author = given.account(NAME);
        author.changes("display_name", "Plays " + WORD, "discoverable", "true", "indexable", "true")
                .expect(200);
        var follower = given.account("follower");
        var mentioned = given.account("mentioned");
        var stranger = given.account("stranger");
        given.follow(follower, author);
        given.follow(follower, stranger);
        given.follow(stranger, follower);
        given.follow(author, stranger);
        var question = given.status(stranger, "What do you play?");
        var posts = new LinkedHashMap<String, String>();
        for (var visibility : VISIBILITIES) {
            posts.put(
                    visibility,
                    author.postsId(WORD + " @mentioned #music", "visibility", visibility, "in_reply_to_id", question));
        }
        var open = author.postsId("more " + WORD + " #music");
        given.favourite(author, question);
        given.reblog(author, question);
        given.favourite(follower, open);
        follower.client().post("/api/v1/statuses/" + open + "/bookmark").expect(200);
        var reblog = given.reblog(follower, open);
        var quote = stranger.postsId("look", "quoted_status_id", open);
        var list = follower.client()
                .post("/api/v1/lists", "title", "players")
                .ok()
                .path("id")
                .textValue();
        follower.client()
                .post("/api/v1/lists/" + list + "/accounts", "account_ids[]", author.id())
                .expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mentioned.get("/api/v1/notifications").ids().size() >= VISIBILITIES.size() - 1);

        var places = places(author, question, open, reblog, quote, list, posts);
        var readers = new LinkedHashMap<String, Client>();
        readers.put("follower", follower.client());
        readers.put("mentioned", mentioned.client());
        readers.put("stranger", stranger.client());
        readers.put("moderator", moderator.client());
        readers.put("anonymous", anonymous);
        assertThat(shownTo(follower.client(), places)).as("before").hasSizeGreaterThan(20);

        moderator
                .client()
                .post("/api/v1/admin/accounts/" + author.id() + "/action", "type", "suspend")
                .expect(200);

        readers.forEach(
                (name, reader) -> assertThat(shownTo(reader, places)).as(name).isEmpty());
        for (var page : List.of("/@" + NAME, "/@" + NAME + "/" + open)) {
            given.browser().get(page).expect(404);
        }
        assertThat(given.browser().get("/").expect(200).text()).doesNotContain(WORD, NAME);
        assertThat(given.browser().get("/@follower").expect(200).text()).doesNotContain(WORD, NAME);
        for (var act : List.of("favourite", "reblog", "bookmark")) {
            stranger.client().post("/api/v1/statuses/" + open + "/" + act).refuses(404, "Record not found");
        }
        stranger.client()
                .post("/api/v1/statuses", "status", "yes", "in_reply_to_id", open)
                .refuses(404, "Record not found");
        stranger.does("follow", author).refuses(404, "Record not found");

        moderator
                .client()
                .post("/api/v1/admin/accounts/" + author.id() + "/unsuspend")
                .expect(200);
        stranger.get("/api/v1/statuses/" + open).expect(200);
        assertThat(shownTo(follower.client(), places)).hasSizeGreaterThan(20);
        author.get("/api/v1/accounts/verify_credentials").expect(200);
    }

    private static List<String> places(
            Person author,
            String question,
            String open,
            String reblog,
            String quote,
            String list,
            Map<String, String> posts) {
        var account = "/api/v1/accounts/" + author.id();
        var places = new ArrayList<>(List.of(
                account,
                account + "/statuses",
                account + "/followers",
                account + "/following",
                "/api/v1/accounts/lookup?acct=" + NAME,
                "/api/v1/accounts?id[]=" + author.id(),
                "/api/v1/accounts/search?q=" + NAME,
                "/api/v2/search?q=" + NAME,
                "/api/v2/search?type=statuses&q=" + WORD,
                "/api/v1/directory",
                "/api/v2/suggestions",
                "/api/v1/timelines/public",
                "/api/v1/timelines/tag/music",
                "/api/v1/timelines/home",
                "/api/v1/timelines/list/" + list,
                "/api/v1/lists/" + list + "/accounts",
                "/api/v1/favourites",
                "/api/v1/bookmarks",
                "/api/v1/notifications",
                "/api/v2/notifications",
                "/api/v1/conversations",
                "/api/v1/statuses/" + question + "/context",
                "/api/v1/statuses/" + question + "/favourited_by",
                "/api/v1/statuses/" + question + "/reblogged_by",
                "/api/v1/statuses/" + open + "/favourited_by",
                "/api/v1/statuses/" + open + "/quotes",
                "/api/v1/statuses/" + open + "/history",
                "/api/v1/statuses/" + reblog,
                "/api/v1/statuses/" + quote,
                "/api/v1/statuses/" + quote + "/context"));
        var all = new ArrayList<>(posts.values());
        all.add(open);
        for (var post : all) {
            places.add("/api/v1/statuses/" + post);
            places.add("/api/v1/statuses?id[]=" + post);
            places.add("/api/v1/statuses/" + post + "/context");
        }
        return places;
    }

    /** Where a reader comes upon the author, or words of theirs. */
    private static List<String> shownTo(Client reader, List<String> places) {
        return places.stream()
                .filter(place -> {
                    var text = reader.get(place).text();
                    return text.contains(WORD) || text.contains(NAME);
                })
                .toList();
    }
}

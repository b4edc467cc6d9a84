package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.MediaFiles;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/**
 * A full page of forty costs as many statements as that of a server where little has happened. Caches are off: what they spare
 * depends on what was read before ({@code CachesIT}).
 */
@OverHttp
final class StatementCountsIT {
    /** What each page costs without caches, the look-up of the token included: the one place where the numbers are. */
    private static final Map<String, Integer> STATEMENTS = Map.ofEntries(
            Map.entry("home", 8),
            Map.entry("public", 7),
            Map.entry("tag", 7),
            Map.entry("list", 8),
            Map.entry("profile", 8),
            Map.entry("context", 9),
            Map.entry("favourites", 6),
            Map.entry("bookmarks", 6),
            Map.entry("favourited_by", 6),
            Map.entry("reblogged_by", 6),
            Map.entry("quotes", 8),
            Map.entry("followed_tags", 3),
            Map.entry("relationships", 3),
            Map.entry("following", 4),
            Map.entry("blocks", 3),
            Map.entry("members", 4),
            Map.entry("search", 3),
            Map.entry("search_statuses", 6),
            Map.entry("conversations", 6),
            Map.entry("featured_tags", 3),
            Map.entry("filters", 2),
            Map.entry("scheduled", 2),
            Map.entry("notifications", 6),
            Map.entry("notification_groups", 6),
            Map.entry("notifications_unread", 3),
            Map.entry("notification_policy", 3),
            Map.entry("followers", 4),
            Map.entry("mutes", 3),
            Map.entry("follow_requests", 3),
            Map.entry("endorsements", 3),
            Map.entry("directory", 3),
            Map.entry("announcements", 2),
            Map.entry("lists", 2),
            Map.entry("lists_with", 3),
            Map.entry("accounts", 2),
            Map.entry("familiar_followers", 3),
            Map.entry("statuses", 6),
            Map.entry("notification_requests", 2),
            Map.entry("search_all", 6),
            Map.entry("status", 4),
            Map.entry("account", 2));

    private static JourneyServer server;

    private Given given;

    @BeforeAll
    static void start() {
        server = JourneyServer.with(Map.of("stoa.caches.enabled", false));
    }

    @BeforeEach
    void empty() {
        given = new Given(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void readsPagesWithAFixedNumberOfStatements() throws IOException {
        var alice = given.account("alice");
        var root = given.status(alice, "root");
        var list = alice.client()
                .post("/api/v1/lists", "title", "authors")
                .ok()
                .path("id")
                .textValue();
        var authors = new ArrayList<Person>();

        fill(alice, root, list, authors, 2);
        awaitNotifications(alice, authors.size());
        assertThat(statements(alice, root, list, authors)).isEqualTo(STATEMENTS);
        fill(alice, root, list, authors, 12);
        awaitNotifications(alice, authors.size());
        var counted = statements(alice, root, list, authors);
        assertThat(counted).isEqualTo(STATEMENTS);
        print(counted);
    }

    /** As a table: in the log of the tests, and in {@code target}. */
    private static void print(Map<String, Integer> counted) throws IOException {
        var table = counted.entrySet().stream()
                .map(entry -> "| %-22s | %2d |".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(
                        "\n", "| page                   | statements without caches |\n|---|---|\n", "\n"));
        System.out.print(table);
        Files.writeString(Path.of("target", "statements.md"), table);
    }

    /** Of each author: three mentions, a favourite, a reblog and a quote of the root. */
    private static void awaitNotifications(Person alice, int authors) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from notifications.notification where account_id = " + alice.id())
                        .equals(Integer.toString(6 * authors)));
    }

    /** Adds people whom alice follows and lists, each with statuses, an answer, a poll and reblogs, and as many whom she blocks. */
    private void fill(Person alice, String root, String list, List<Person> authors, int number) {
        IntStream.range(authors.size(), number)
                .mapToObj(i -> given.account("author" + i))
                .forEach(author -> {
                    authors.add(author);
                    given.follow(alice, author);
                    alice.client()
                            .post("/api/v1/lists/" + list + "/accounts", "account_ids[]", author.id())
                            .expect(200);
                    alice.does("block", given.account("blocked" + author.id())).expect(200);
                    alice.does("mute", given.account("muted" + author.id())).expect(200);
                    alice.does("pin", author).expect(200);
                    given.status(author, "with a #tag and @alice");
                    given.reply(author, root, "an answer to @alice");
                    given.status(authors.getFirst(), "one more");
                    author.posts("@alice in private", "visibility", "direct");
                    author.posts("a picture #tag", "media_ids[]", picture(author));
                    var asked = given.poll(author, "a poll #tag");
                    given.favourite(alice, asked);
                    given.favourite(author, root);
                    given.reblog(author, root);
                    author.posts("a quote", "quoted_status_id", root);
                    given.reblog(authors.getFirst(), asked);
                    TestCluster.shared()
                            .run(("insert into statuses.bookmark (status_id, account_id) values (%1$s, %2$s);"
                                            + "insert into statuses.followed_tag (account_id, tag) values (%2$s, 'tag%1$s');"
                                            + "insert into statuses.featured_tag (account_id, tag, name) values (%2$s, 'tag%1$s', 'x');"
                                            + "insert into graph.follow (account_id, target_account_id) values (%3$s, %2$s);"
                                            + "insert into graph.follow_request (account_id, target_account_id) values (%3$s, %2$s)")
                                    .formatted(asked, alice.id(), author.id()));
                });
    }

    private static String picture(Person author) {
        return author.client()
                .post("/api/v2/media", Body.file("file", MediaFiles.png(4, 4)))
                .ok()
                .path("id")
                .textValue();
    }

    private Map<String, Integer> statements(Person alice, String root, String list, List<Person> authors) {
        var paths = Map.ofEntries(
                Map.entry("followers", "/api/v1/accounts/" + alice.id() + "/followers?limit=80"),
                Map.entry("mutes", "/api/v1/mutes?limit=80"),
                Map.entry("follow_requests", "/api/v1/follow_requests?limit=80"),
                Map.entry("endorsements", "/api/v1/endorsements?limit=80"),
                Map.entry("directory", "/api/v1/directory?limit=80"),
                Map.entry("announcements", "/api/v1/announcements"),
                Map.entry("lists", "/api/v1/lists"),
                Map.entry("lists_with", "/api/v1/accounts/" + authors.getFirst().id() + "/lists"),
                Map.entry(
                        "accounts",
                        "/api/v1/accounts?"
                                + authors.stream()
                                        .map(author -> "id[]=" + author.id())
                                        .collect(Collectors.joining("&"))),
                Map.entry(
                        "familiar_followers",
                        "/api/v1/accounts/familiar_followers?"
                                + authors.stream()
                                        .map(author -> "id[]=" + author.id())
                                        .collect(Collectors.joining("&"))),
                Map.entry(
                        "statuses",
                        "/api/v1/statuses?"
                                + TestCluster.shared()
                                        .value("select string_agg('id[]=' || id, '&') from (select id from"
                                                + " statuses.status where visibility = 'public' limit 20) as newest")),
                Map.entry("notification_requests", "/api/v1/notifications/requests?limit=80"),
                Map.entry("search_all", "/api/v2/search?q=author&limit=40"),
                Map.entry("status", "/api/v1/statuses/" + root),
                Map.entry("account", "/api/v1/accounts/" + alice.id()),
                Map.entry("home", "/api/v1/timelines/home?limit=40"),
                Map.entry("public", "/api/v1/timelines/public?limit=40"),
                Map.entry("tag", "/api/v1/timelines/tag/tag?limit=40"),
                Map.entry("profile", "/api/v1/accounts/" + authors.getFirst().id() + "/statuses?limit=40"),
                Map.entry("context", "/api/v1/statuses/" + root + "/context"),
                Map.entry("favourites", "/api/v1/favourites?limit=40"),
                Map.entry("bookmarks", "/api/v1/bookmarks?limit=40"),
                Map.entry("favourited_by", "/api/v1/statuses/" + root + "/favourited_by?limit=40"),
                Map.entry("reblogged_by", "/api/v1/statuses/" + root + "/reblogged_by?limit=40"),
                Map.entry("quotes", "/api/v1/statuses/" + root + "/quotes?limit=40"),
                Map.entry("followed_tags", "/api/v1/followed_tags"),
                Map.entry("list", "/api/v1/timelines/list/" + list + "?limit=40"),
                Map.entry("following", "/api/v1/accounts/" + alice.id() + "/following?limit=80"),
                Map.entry("blocks", "/api/v1/blocks?limit=80"),
                Map.entry("members", "/api/v1/lists/" + list + "/accounts?limit=80"),
                Map.entry("search", "/api/v1/accounts/search?q=author&limit=80"),
                Map.entry("search_statuses", "/api/v2/search?q=tag&type=statuses&limit=40"),
                Map.entry("conversations", "/api/v1/conversations?limit=40"),
                Map.entry("featured_tags", "/api/v1/featured_tags"),
                Map.entry("filters", "/api/v2/filters"),
                Map.entry("scheduled", "/api/v1/scheduled_statuses?limit=40"),
                Map.entry("notifications", "/api/v1/notifications?limit=80"),
                Map.entry("notification_groups", "/api/v2/notifications?limit=80"),
                Map.entry("notifications_unread", "/api/v2/notifications/unread_count"),
                Map.entry("notification_policy", "/api/v2/notifications/policy"),
                Map.entry(
                        "relationships",
                        "/api/v1/accounts/relationships?"
                                + authors.stream()
                                        .map(author -> "id[]=" + author.id())
                                        .collect(Collectors.joining("&"))));
        var counted = new TreeMap<String, Integer>();
        paths.forEach((page, path) -> counted.put(
                page, server.statementsDuring(() -> alice.get(path).expect(200)).size()));
        return counted;
    }
}

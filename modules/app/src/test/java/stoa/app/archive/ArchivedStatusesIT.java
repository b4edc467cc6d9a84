package stoa.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.Person;
import stoa.db.archive.ArchiveListener;
import stoa.db.archive.ArchiveSettings;
import stoa.db.archive.ArchivedPartition;
import stoa.db.archive.DetachedPartition;
import stoa.db.archive.PartitionArchive;
import stoa.platform.testing.TestCluster;

/** What people posted in months that lie in the archive looks as it did, to each of them, and can be answered, liked and deleted. */
final class ArchivedStatusesIT {
    private static final String PUBLIC_PROFILE = "/api/v1/accounts/%s/statuses?limit=%d";

    @TempDir
    static Path data;

    private static JourneyServer server;
    private static ArchiveSettings settings;

    private Given given;
    private Person alice;
    private Person bob;

    @BeforeAll
    static void start() {
        settings = new ArchiveSettings(Map.of(), data);
        server = JourneyServer.with(
                Map.of("stoa.data", data.toString(), "stoa.archive.look-every", "1ms", "stoa.jobs.run", false));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void people() {
        TestCluster.shared().truncate();
        given = new Given(server);
        alice = given.account("alice");
        bob = given.account("bob");
    }

    /** The month is as it was, for the tests that follow. */
    @AfterEach
    void restore() {
        try (var storage = settings.storage();
                var archive = PartitionArchive.open(
                        TestCluster.shared().owner(), storage, settings.work(), ArchiveListener.SILENT)) {
            for (var archived : archive.list()) {
                if (archived.state() != ArchivedPartition.State.RESTORED) {
                    archive.restore(
                            archived.partition().schema(), archived.partition().partition());
                }
            }
            archive.run(Duration.ZERO);
        }
    }

    /** The month under way goes into files: what is posted from then on is in the partition that is left in its place. */
    private static void archiveEverything() throws SQLException {
        var parts = new ArrayList<DetachedPartition>();
        var found = TestCluster.shared().value("""
                select string_agg(parent || ' ' || partition || ' ' || lower_bound || ' ' || upper_bound, ',' order by parent)
                from platform.live_partition
                where schema = 'statuses' and leader = 'status' and from_at <= now() and to_at > now()
                """);
        for (var part : found.split(",")) {
            var words = part.split(" ");
            parts.add(new DetachedPartition("statuses", words[0], words[1], words[2], words[3]));
            TestCluster.shared().run("alter table statuses." + words[0] + " detach partition statuses." + words[1]);
        }
        try (var storage = settings.storage();
                var archive = PartitionArchive.open(
                        TestCluster.shared().owner(), storage, settings.work(), ArchiveListener.SILENT)) {
            parts.forEach(archive::accept);
            assertThat(archive.run(Duration.ZERO))
                    .isNotEmpty()
                    .allMatch(outcome -> outcome.failure().isEmpty());
        }
        TestCluster.shared().awaitReplica();
    }

    @Test
    void looksToEachAsItDid() throws SQLException {
        given.follow(bob, alice);
        var plain = alice.postsId("plain");
        var rich = alice.postsId("Hello @bob, see #things https://example.org/");
        var secret = alice.postsId("for followers", "visibility", "private");
        var poll =
                alice.postsId("which?", "poll[options][]", "one", "poll[options][]", "two", "poll[expires_in]", "600");
        bob.client().post("/api/v1/statuses/" + rich + "/favourite").ok();
        bob.client().post("/api/v1/statuses/" + rich + "/bookmark").ok();
        bob.client().post("/api/v1/polls/" + poll + "/votes", "choices[]", "1").ok();
        var reblog = bob.client()
                .post("/api/v1/statuses/" + plain + "/reblog")
                .ok()
                .path("id")
                .textValue();
        var ids = List.of(plain, rich, secret, poll, reblog);
        var before = ids.stream().map(id -> seenByAll(id)).toList();

        archiveEverything();

        assertThat(ids.stream().map(id -> seenByAll(id)).toList()).isEqualTo(before);
        assertThat(alice.get("/api/v1/statuses/" + plain).header("Stoa-Source")).isEqualTo("archive");
        server.client().get("/api/v1/statuses/" + secret).refuses(404, "Record not found");
        assertThat(server.client().get("/@alice/" + plain).expect(200).text()).contains("plain");
    }

    private List<JsonNode> seenByAll(String id) {
        return List.of(
                alice.get("/api/v1/statuses/" + id).json(),
                bob.get("/api/v1/statuses/" + id).json(),
                server.client().get("/api/v1/statuses/" + id).json());
    }

    @Test
    void aProfileGoesOnInTheArchiveWithEachPostOnce() throws SQLException {
        var posted = new ArrayList<String>();
        IntStream.range(0, 12).forEach(i -> posted.add(alice.postsId("old " + i)));
        var hidden = alice.postsId("for nobody else", "visibility", "private");
        archiveEverything();
        IntStream.range(0, 5).forEach(i -> posted.add(alice.postsId("new " + i)));
        // One of the old ones comes back in between.
        bob.client().post("/api/v1/statuses/" + posted.get(6) + "/favourite").ok();

        var path = PUBLIC_PROFILE.formatted(alice.id(), 4);
        var down = new ArrayList<String>();
        for (var page = server.client().get(path).ids(); !page.isEmpty(); ) {
            down.addAll(page);
            page = server.client().get(path + "&max_id=" + page.getLast()).ids();
        }
        assertThat(down.reversed()).isEqualTo(posted);

        var up = new ArrayList<String>();
        for (var page = server.client().get(path + "&min_id=0").ids(); !page.isEmpty(); ) {
            up.addAll(page.reversed());
            page = server.client().get(path + "&min_id=" + page.getFirst()).ids();
        }
        assertThat(up).isEqualTo(posted);
        assertThat(alice.get(PUBLIC_PROFILE.formatted(alice.id(), 40)).ids())
                .contains(hidden)
                .hasSize(18);
    }

    @Test
    void aConversationGoesOnAcrossTheBoundary() throws SQLException {
        var question = alice.postsId("who?");
        var answer = bob.postsId("@alice me", "in_reply_to_id", question);
        var thanks = alice.postsId("@bob thanks", "in_reply_to_id", answer);
        archiveEverything();
        var later = bob.postsId("@alice still me", "in_reply_to_id", answer);
        var last = alice.postsId("@bob good", "in_reply_to_id", later);

        var around =
                server.client().get("/api/v1/statuses/" + answer + "/context").ok();
        assertThat(ids(around.path("ancestors"))).containsExactly(question);
        assertThat(ids(around.path("descendants"))).containsExactly(thanks, later, last);
        assertThat(ids(server.client()
                        .get("/api/v1/statuses/" + last + "/context")
                        .ok()
                        .path("ancestors")))
                .containsExactly(question, answer, later);
        assertThat(alice.get("/api/v1/statuses/" + answer)
                        .ok()
                        .path("replies_count")
                        .intValue())
                .isEqualTo(2);
    }

    private static List<String> ids(JsonNode list) {
        var ids = new ArrayList<String>();
        list.forEach(item -> ids.add(item.path("id").textValue()));
        return ids;
    }

    @Test
    void whoChangesAnOldStatusBringsItBack() throws SQLException {
        var liked = alice.postsId("an old one");
        bob.client().post("/api/v1/statuses/" + liked + "/favourite").ok();
        var edited = alice.postsId("with a mistaek");
        var bare = alice.postsId("as it is");
        archiveEverything();
        var carol = given.account("carol");

        var shown =
                carol.client().post("/api/v1/statuses/" + liked + "/favourite").ok();
        assertThat(shown.path("favourites_count").intValue()).isEqualTo(2);
        assertThat(carol.client()
                        .post("/api/v1/statuses/" + liked + "/reblog")
                        .ok()
                        .path("reblog")
                        .path("id")
                        .textValue())
                .isEqualTo(liked);
        assertThat(bob.get("/api/v1/statuses/" + liked).ok().path("favourited").booleanValue())
                .isTrue();
        assertThat(bob.get("/api/v1/statuses/" + liked).header("Stoa-Source")).isNotEqualTo("archive");

        assertThat(alice.get("/api/v1/statuses/" + edited + "/source")
                        .ok()
                        .path("text")
                        .textValue())
                .isEqualTo("with a mistaek");
        alice.client()
                .put("/api/v1/statuses/" + edited, Body.form("status", "with a mistake"))
                .ok();
        assertThat(server.client()
                        .get("/api/v1/statuses/" + edited)
                        .ok()
                        .path("content")
                        .textValue())
                .isEqualTo("<p>with a mistake</p>");
        assertThat(server.client()
                        .get("/api/v1/statuses/" + edited + "/history")
                        .ok())
                .hasSize(2);
        for (var act : List.of("bookmark", "pin", "mute")) {
            alice.client().post("/api/v1/statuses/" + bare + "/" + act).ok();
        }
        assertThat(alice.get("/api/v1/statuses/" + bare).ok().path("pinned").booleanValue())
                .isTrue();
    }

    @Test
    void whatIsDeletedThereIsGoneAtOnceAndErasedFromTheFile() throws SQLException {
        var kept = alice.postsId("stays");
        var deleted = alice.postsId("goes");
        archiveEverything();

        assertThat(alice.client()
                        .delete("/api/v1/statuses/" + deleted)
                        .ok()
                        .path("text")
                        .textValue())
                .isEqualTo("goes");
        server.client().get("/api/v1/statuses/" + deleted).refuses(404, "Record not found");
        alice.get("/api/v1/statuses/" + deleted).refuses(404, "Record not found");
        assertThat(server.client().get(PUBLIC_PROFILE.formatted(alice.id(), 20)).ids())
                .containsExactly(kept);

        try (var storage = settings.storage();
                var archive = PartitionArchive.open(
                        TestCluster.shared().owner(), storage, settings.work(), ArchiveListener.SILENT)) {
            assertThat(archive.run(Duration.ZERO))
                    .isNotEmpty()
                    .allMatch(outcome -> outcome.failure().isEmpty());
            assertThat(archive.erasures())
                    .filteredOn(request -> request.number() == Long.parseLong(deleted))
                    .singleElement()
                    .satisfies(request -> assertThat(request.erasedAt()).isPresent());
            assertThat(archive.verify()).allMatch(outcome -> outcome.failure().isEmpty());
        }
        Answer gone = server.client().get("/api/v1/statuses/" + deleted);
        gone.refuses(404, "Record not found");
        server.client().get("/api/v1/statuses/" + kept).ok();
    }
}

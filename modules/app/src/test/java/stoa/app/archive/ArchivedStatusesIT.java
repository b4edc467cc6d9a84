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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private static final String PROFILE = "/api/v1/accounts/%s/statuses?limit=%d";

    @TempDir
    static Path data;

    private static JourneyServer server;
    private static ArchiveSettings settings;

    private static Person alice;
    private static Person bob;
    private static Person carol;
    private static Person fred;
    // Nothing else happens to these two.
    private static Person dora;
    private static Person emil;
    private static Person gina;
    private static Person hana;
    private static Old old;
    private static List<List<JsonNode>> seenBefore;

    /** What was posted before the month went into the archive. */
    private record Old(
            List<String> looks,
            List<String> profile,
            String hidden,
            List<String> thread,
            String liked,
            String edited,
            String bare,
            String kept,
            String deleted,
            List<String> marked) {}

    @BeforeAll
    static void start() throws SQLException {
        settings = new ArchiveSettings(Map.of(), data);
        server = JourneyServer.with(
                Map.of("stoa.data", data.toString(), "stoa.archive.look-every", "1ms", "stoa.jobs.run", false));
        TestCluster.shared().empty();
        var given = new Given(server);
        alice = given.account("alice");
        bob = given.account("bob");
        carol = given.account("carol");
        fred = given.account("fred");
        dora = given.account("dora");
        emil = given.account("emil");
        gina = given.account("gina");
        hana = given.account("hana");
        given.follow(emil, dora);
        old = post();
        seenBefore = old.looks().stream().map(ArchivedStatusesIT::seenByAll).toList();
        archiveEverything();
    }

    private static Old post() {
        var plain = dora.postsId("plain");
        var rich = dora.postsId("Hello @emil, see #things https://example.org/");
        var secret = dora.postsId("for followers", "visibility", "private");
        var poll =
                dora.postsId("which?", "poll[options][]", "one", "poll[options][]", "two", "poll[expires_in]", "600");
        emil.client().post("/api/v1/statuses/" + rich + "/favourite").ok();
        emil.client().post("/api/v1/statuses/" + rich + "/bookmark").ok();
        emil.client().post("/api/v1/polls/" + poll + "/votes", "choices[]", "1").ok();
        var reblog = emil.client()
                .post("/api/v1/statuses/" + plain + "/reblog")
                .ok()
                .path("id")
                .textValue();
        var profile = new ArrayList<String>();
        IntStream.range(0, 12).forEach(i -> profile.add(carol.postsId("old " + i)));
        var hidden = carol.postsId("for nobody else", "visibility", "private");
        var question = alice.postsId("who?");
        var answer = bob.postsId("@alice me", "in_reply_to_id", question);
        var thanks = alice.postsId("@bob thanks", "in_reply_to_id", answer);
        var liked = alice.postsId("an old one");
        bob.client().post("/api/v1/statuses/" + liked + "/favourite").ok();
        var marked = new ArrayList<String>();
        IntStream.range(0, 6).forEach(i -> marked.add(hana.postsId("to be marked " + i)));
        for (var status : marked) {
            gina.client().post("/api/v1/statuses/" + status + "/favourite").ok();
            gina.client().post("/api/v1/statuses/" + status + "/bookmark").ok();
        }
        hana.client()
                .post("/api/v1/statuses/" + marked.getFirst() + "/favourite")
                .ok();
        return new Old(
                List.of(plain, rich, secret, poll, reblog),
                profile,
                hidden,
                List.of(question, answer, thanks),
                liked,
                alice.postsId("with a mistaek"),
                alice.postsId("as it is"),
                bob.postsId("stays"),
                bob.postsId("goes"),
                List.copyOf(marked));
    }

    @AfterAll
    static void stop() {
        restore();
        server.close();
    }

    /** The month is as it was, for the tests that follow. */
    private static void restore() {
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
        for (var part : found.split(",", -1)) {
            var words = part.split(" ", -1);
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
    void looksToEachAsItDid() {
        assertThat(old.looks().stream().map(ArchivedStatusesIT::seenByAll).toList())
                .isEqualTo(seenBefore);
        var plain = old.looks().getFirst();
        assertThat(dora.get("/api/v1/statuses/" + plain).header("Stoa-Source")).isEqualTo("archive");
        server.client().get("/api/v1/statuses/" + old.looks().get(2)).refuses(404, "Record not found");
        assertThat(server.client().get("/@dora/" + plain).expect(200).text()).contains("plain");
    }

    private static List<JsonNode> seenByAll(String id) {
        return List.of(
                dora.get("/api/v1/statuses/" + id).json(),
                emil.get("/api/v1/statuses/" + id).json(),
                server.client().get("/api/v1/statuses/" + id).json());
    }

    @Test
    void aProfileGoesOnInTheArchiveWithEachPostOnce() {
        var profile = new ArrayList<>(old.profile());
        IntStream.range(0, 5).forEach(i -> profile.add(carol.postsId("new " + i)));
        // One of the old ones comes back in between. Who wrote last is shown all of it, wherever they read.
        bob.client().post("/api/v1/statuses/" + profile.get(6) + "/favourite").ok();

        var path = PROFILE.formatted(carol.id(), 4);
        var down = new ArrayList<String>();
        for (var page = bob.get(path).ids(); !page.isEmpty(); ) {
            down.addAll(page);
            page = bob.get(path + "&max_id=" + page.getLast()).ids();
        }
        assertThat(down.reversed()).isEqualTo(profile);

        var up = new ArrayList<String>();
        for (var page = bob.get(path + "&min_id=0").ids(); !page.isEmpty(); ) {
            up.addAll(page.reversed());
            page = bob.get(path + "&min_id=" + page.getFirst()).ids();
        }
        assertThat(up).isEqualTo(profile);
        assertThat(carol.get(PROFILE.formatted(carol.id(), 40)).ids())
                .contains(old.hidden())
                .hasSize(profile.size() + 1);
    }

    /** What gina marked last comes first, wherever the status lies; what she marks no more is left out, and the page goes on. */
    @Test
    void listsOfMarksGoOnInTheArchiveWithEachOnce() {
        for (var what : List.of("favourite", "bookmark")) {
            var fresh = hana.postsId("new " + what);
            gina.client().post("/api/v1/statuses/" + fresh + "/" + what).ok();
            // One comes back with its mark, and one without.
            alice.client()
                    .post("/api/v1/statuses/" + old.marked().get(1) + "/" + what)
                    .ok();
            gina.client()
                    .post("/api/v1/statuses/" + old.marked().get(3) + "/un" + what)
                    .ok();
            var expected = new ArrayList<>(old.marked());
            expected.remove(3);
            expected.add(fresh);

            var path = "/api/v1/" + what + "s?limit=2";
            assertThat(follow(path, "next")).containsExactlyElementsOf(expected.reversed());
            assertThat(follow(path + "&min_id=0", "prev")).containsExactlyInAnyOrderElementsOf(expected);
        }
        var liked = "/api/v1/statuses/" + old.marked().getFirst() + "/favourited_by";
        assertThat(server.client().get(liked).ids()).containsExactly(hana.id(), gina.id());
        assertThat(server.client().get(liked).header("Stoa-Source")).isEqualTo("archive");
        assertThat(server.client()
                        .get("/api/v1/statuses/" + old.looks().getFirst() + "/reblogged_by")
                        .ids())
                .containsExactly(emil.id());
    }

    /** All that gina is shown from one page to the next. */
    private static List<String> follow(String first, String relation) {
        var ids = new ArrayList<String>();
        var page = gina.get(first);
        ids.addAll(page.ids());
        while (!page.link(relation).isEmpty()) {
            page = gina.get(page.link(relation));
            ids.addAll(page.ids());
        }
        return ids;
    }

    @Test
    void aConversationGoesOnAcrossTheBoundary() {
        var question = old.thread().get(0);
        var answer = old.thread().get(1);
        var later = bob.postsId("@alice still me", "in_reply_to_id", answer);
        var last = alice.postsId("@bob good", "in_reply_to_id", later);

        var around =
                server.client().get("/api/v1/statuses/" + answer + "/context").ok();
        assertThat(ids(around.path("ancestors"))).containsExactly(question);
        assertThat(ids(around.path("descendants"))).containsExactly(old.thread().get(2), later, last);
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
    void whoChangesAnOldStatusBringsItBack() {
        var shown = fred.client()
                .post("/api/v1/statuses/" + old.liked() + "/favourite")
                .ok();
        assertThat(shown.path("favourites_count").intValue()).isEqualTo(2);
        assertThat(fred.client()
                        .post("/api/v1/statuses/" + old.liked() + "/reblog")
                        .ok()
                        .path("reblog")
                        .path("id")
                        .textValue())
                .isEqualTo(old.liked());
        assertThat(bob.get("/api/v1/statuses/" + old.liked())
                        .ok()
                        .path("favourited")
                        .booleanValue())
                .isTrue();
        assertThat(bob.get("/api/v1/statuses/" + old.liked()).header("Stoa-Source"))
                .isNotEqualTo("archive");

        assertThat(alice.get("/api/v1/statuses/" + old.edited() + "/source")
                        .ok()
                        .path("text")
                        .textValue())
                .isEqualTo("with a mistaek");
        alice.client()
                .put("/api/v1/statuses/" + old.edited(), Body.form("status", "with a mistake"))
                .ok();
        assertThat(server.client()
                        .get("/api/v1/statuses/" + old.edited())
                        .ok()
                        .path("content")
                        .textValue())
                .isEqualTo("<p>with a mistake</p>");
        assertThat(server.client()
                        .get("/api/v1/statuses/" + old.edited() + "/history")
                        .ok())
                .hasSize(2);
        for (var act : List.of("bookmark", "pin", "mute")) {
            alice.client().post("/api/v1/statuses/" + old.bare() + "/" + act).ok();
        }
        assertThat(alice.get("/api/v1/statuses/" + old.bare())
                        .ok()
                        .path("pinned")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void whatIsDeletedThereIsGoneAtOnceAndErasedFromTheFile() {
        assertThat(bob.client()
                        .delete("/api/v1/statuses/" + old.deleted())
                        .ok()
                        .path("text")
                        .textValue())
                .isEqualTo("goes");
        server.client().get("/api/v1/statuses/" + old.deleted()).refuses(404, "Record not found");
        bob.get("/api/v1/statuses/" + old.deleted()).refuses(404, "Record not found");
        assertThat(server.client().get(PROFILE.formatted(bob.id(), 40)).ids())
                .contains(old.kept())
                .doesNotContain(old.deleted());

        try (var storage = settings.storage();
                var archive = PartitionArchive.open(
                        TestCluster.shared().owner(), storage, settings.work(), ArchiveListener.SILENT)) {
            assertThat(archive.run(Duration.ZERO))
                    .isNotEmpty()
                    .allMatch(outcome -> outcome.failure().isEmpty());
            assertThat(archive.erasures())
                    .filteredOn(request -> request.number() == Long.parseLong(old.deleted()))
                    .singleElement()
                    .satisfies(request -> assertThat(request.erasedAt()).isPresent());
            assertThat(archive.verify()).allMatch(outcome -> outcome.failure().isEmpty());
        }
        server.client().get("/api/v1/statuses/" + old.deleted()).refuses(404, "Record not found");
        server.client().get("/api/v1/statuses/" + old.kept()).ok();
    }
}

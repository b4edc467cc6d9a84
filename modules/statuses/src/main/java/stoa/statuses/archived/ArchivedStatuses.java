package stoa.statuses.archived;

import static java.util.stream.Collectors.groupingBy;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.cache.ReadCache;
import stoa.platform.cache.ReadCaches;
import stoa.platform.database.Consistency;
import stoa.platform.database.ReadRoute;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusArchive;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;

/**
 * Reads statuses out of the archive, with what is shown of them, and brings back those that somebody changes. What was read is kept
 * for a while: files do not change, and what is erased is passed over by the database, whoever has read it before.
 */
@Singleton
public class ArchivedStatuses {
    private static final Set<String> STATUS = Set.of("status");
    private static final Set<String> COUNTERS = Set.of("status_counter");
    private static final Set<String> LINKED = Set.of("mention", "status_tag", "status_card");
    private static final Set<String> ASKING = Set.of("poll", "poll_counter");

    /** What a viewer did with it. */
    private static final Set<String> MARKS = Set.of("favourite", "reblog", "bookmark", "poll_vote");

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Consistency UNCHANGING = Consistency.atMost(KEPT);
    private static final long MOST_BYTES = 32 * 1024 * 1024;
    private static final int BYTES_OF_THE_REST = 2_000;
    private static final int BYTES_OF_A_ROW = 300;

    /** A reblog shows a status that quotes one that quotes another. */
    private static final int DEPTH = 3;

    private final @Nullable StatusArchive archive;
    private final ArchivedSql sql;
    private final JsonMapper json;
    private final ReadCache<StatusId, Rows> cache;

    ArchivedStatuses(@Nullable StatusArchive archive, ArchivedSql sql, JsonMapper json, ReadCaches caches) {
        this.archive = archive;
        this.sql = sql;
        this.json = json;
        this.cache = caches.named("archived-statuses", KEPT, MOST_BYTES, Rows::bytes);
    }

    /** Those that would lie in the archive. */
    public Set<StatusId> covered(Collection<StatusId> ids) {
        var covered = new LinkedHashSet<StatusId>();
        for (var id : ids) {
            if (covers(id)) {
                covered.add(id);
            }
        }
        return covered;
    }

    /** Whether a status of this id would lie in the archive. */
    public boolean covers(StatusId id) {
        return archive != null && archive.covers(id);
    }

    /** The rows of some statuses, of what they reblog and of what they quote; with what the viewer did with them. */
    public ArchivedRows load(Collection<StatusId> ids, Viewer viewer) {
        var wanted = covered(ids);
        if (wanted.isEmpty()) {
            return ArchivedRows.NONE;
        }
        var found = new HashMap<StatusId, Rows>();
        for (int i = 0; i <= DEPTH && !wanted.isEmpty(); i++) {
            var read = cache.getAll(wanted, UNCHANGING, this::read);
            found.putAll(read);
            wanted = new LinkedHashSet<>();
            for (var rows : read.values()) {
                for (var shown : rows.shows()) {
                    if (covers(shown) && !found.containsKey(shown)) {
                        wanted.add(shown);
                    }
                }
            }
        }
        if (found.isEmpty()) {
            return ArchivedRows.NONE;
        }
        ReadRoute.answersFrom("archive");
        Map<String, List<Map<String, @Nullable Object>>> all = Map.of();
        for (var rows : found.values()) {
            all = ArchivedRows.merged(all, rows.byTable());
        }
        if (viewer.account().isPresent()) {
            all = ArchivedRows.merged(all, archive().rowsOf(viewer.account().get(), found.keySet(), MARKS));
        }
        return new ArchivedRows(all, document(all));
    }

    private Map<StatusId, Rows> read(Set<StatusId> ids) {
        var found = new HashMap<StatusId, Rows>();
        var counted = new HashSet<StatusId>();
        var linked = new HashSet<StatusId>();
        var asking = new HashSet<StatusId>();
        keep(archive().rows(ids, STATUS), found);
        found.forEach((id, rows) -> {
            if (rows.isReblog()) {
                return;
            }
            counted.add(id);
            if (rows.hasLinks()) {
                linked.add(id);
            }
            if (rows.hasPoll()) {
                asking.add(id);
            }
        });
        keep(rows(counted, COUNTERS), found);
        // Whom it mentions, which hashtags it has and what it leads to stands in its text as links.
        keep(rows(linked, LINKED), found);
        keep(rows(asking, ASKING), found);
        return found;
    }

    private Map<String, List<Map<String, @Nullable Object>>> rows(Set<StatusId> ids, Set<String> tables) {
        return ids.isEmpty() ? Map.of() : archive().rows(ids, tables);
    }

    private static void keep(Map<String, List<Map<String, @Nullable Object>>> byTable, Map<StatusId, Rows> found) {
        byTable.forEach((table, rows) -> rows.stream()
                .collect(groupingBy(
                        row -> new StatusId(ArchivedRows.number(row, table.equals("status") ? "id" : "status_id")
                                .orElseThrow())))
                .forEach((id, own) -> found.computeIfAbsent(id, any -> new Rows(new HashMap<>()))
                        .byTable()
                        .put(table, own)));
    }

    /** Whether statuses between two ids, both not included, would lie in the archive. */
    public boolean coversBetween(long after, long before) {
        return archive != null && archive.coversBetween(after, before);
    }

    /** Statuses of an author between two ids, as {@link StatusArchive#ofAuthor}. */
    public List<Map<String, @Nullable Object>> ofAuthor(
            AccountId author, StatusId after, StatusId before, boolean upward, int limit) {
        return archive == null ? List.of() : archive.ofAuthor(author, after, before, upward, limit);
    }

    /** What people did with statuses, as {@link StatusArchive#marks}; with those that count no more. */
    public List<ArchivedMark> marks(String table, String owner, long value, String cursor, PageRequest page) {
        if (!coversBetween(0, Long.MAX_VALUE)) {
            return List.of();
        }
        var rows = archive().marks(table, owner, value, cursor, page);
        if (rows.isEmpty()) {
            return List.of();
        }
        ReadRoute.answersFrom("archive");
        var erased = sql.erased(rows.stream().map(ArchivedMark::statusOf).toList());
        return rows.stream().map(row -> ArchivedMark.of(row, cursor, erased)).toList();
    }

    /** Statuses of a conversation, with the first one, where that lies in the archive. */
    public List<Map<String, @Nullable Object>> ofConversation(StatusId first) {
        if (!covers(first)) {
            return List.of();
        }
        var all = new ArrayList<>(archive().ofConversation(first));
        all.addAll(archive().rows(Set.of(first), STATUS).getOrDefault("status", List.of()));
        return all;
    }

    /**
     * Brings statuses back into their tables, with all that hangs on them, so that they can be changed: nothing happens to those that
     * are there.
     */
    public void bringBack(Collection<StatusId> ids) {
        var wanted = covered(ids);
        if (!wanted.isEmpty()) {
            var rows = archive().rows(wanted, Set.of());
            if (rows.containsKey("status")) {
                sql.bringBack(wanted, document(rows));
            }
        }
    }

    private StatusArchive archive() {
        if (archive == null) {
            throw new IllegalStateException("there is no archive");
        }
        return archive;
    }

    private JSONB document(Map<String, List<Map<String, @Nullable Object>>> rows) {
        try {
            return JSONB.valueOf(json.writeValueAsString(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is shown of one status. */
    private record Rows(Map<String, List<Map<String, @Nullable Object>>> byTable) {
        int bytes() {
            int bytes = BYTES_OF_THE_REST;
            for (var rows : byTable.values()) {
                bytes += rows.size() * BYTES_OF_A_ROW;
            }
            for (var status : byTable.getOrDefault("status", List.of())) {
                bytes += String.valueOf(status.get("content")).length();
            }
            return bytes;
        }

        private Map<String, @Nullable Object> status() {
            return byTable.getOrDefault("status", List.of(Map.of())).getFirst();
        }

        boolean isReblog() {
            return status().get("reblog_of_id") != null;
        }

        boolean hasLinks() {
            return String.valueOf(status().get("content")).contains("<a ");
        }

        boolean hasPoll() {
            return Boolean.TRUE.equals(status().get("has_poll"));
        }

        /** What it reblogs and what it quotes. */
        Set<StatusId> shows() {
            var shows = new HashSet<StatusId>();
            for (var status : byTable.getOrDefault("status", List.of())) {
                ArchivedRows.number(status, "reblog_of_id").ifPresent(id -> shows.add(new StatusId(id)));
                ArchivedRows.number(status, "quote_of_id").ifPresent(id -> shows.add(new StatusId(id)));
            }
            return shows;
        }
    }
}

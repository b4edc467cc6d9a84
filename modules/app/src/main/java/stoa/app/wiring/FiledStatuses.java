package stoa.app.wiring;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpStatus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.accounts.AccountId;
import stoa.db.archive.ArchiveException;
import stoa.db.archive.ArchiveManifest;
import stoa.db.archive.ArchiveSettings;
import stoa.db.archive.ArchiveStorage;
import stoa.db.archive.ArchivedPartition;
import stoa.db.archive.ArchivedRow;
import stoa.db.archive.ArchivedRows;
import stoa.db.archive.RowPage;
import stoa.platform.database.PrimaryDataSource;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusArchive;
import stoa.statuses.StatusId;

/**
 * The statuses in the files of the archive. What is there stands in the manifest, which is looked at again now and then, and when a file
 * is gone: then it has been written anew. A few read at a time; the others wait for a while and are asked to come back.
 */
@Singleton
class FiledStatuses implements StatusArchive {
    private static final Logger LOG = LoggerFactory.getLogger(FiledStatuses.class);
    private static final String SCHEMA = "statuses";
    private static final String STATUS = "status";
    private static final int READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final PrimaryDataSource primary;
    private final ArchiveSettings settings;
    private final long lookEvery;
    private final Semaphore readers = new Semaphore(READERS);
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Opened opened;
    private volatile long lookedAt;

    /** The archive as a manifest had it. */
    private static final class Opened {
        private final List<String> objects;
        private final ArchiveStorage storage;
        private final ArchivedRows rows;
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private boolean closed;

        Opened(List<String> objects, ArchiveStorage storage, ArchivedRows rows) {
            this.objects = objects;
            this.storage = storage;
            this.rows = rows;
        }

        <T> T read(Function<ArchivedRows, T> act) {
            lock.readLock().lock();
            try {
                if (closed) {
                    throw new ArchiveException("The archive has changed meanwhile.");
                }
                return act.apply(rows);
            } finally {
                lock.readLock().unlock();
            }
        }

        /** Waits for those who are reading. */
        void close() {
            lock.writeLock().lock();
            try {
                closed = true;
                rows.close();
                storage.close();
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    FiledStatuses(
            PrimaryDataSource primary,
            @Property(name = "stoa.data", defaultValue = ".stoa") String data,
            @Property(name = "stoa.archive.look-every", defaultValue = "15s") Duration lookEvery) {
        this.primary = primary;
        this.lookEvery = lookEvery.toNanos();
        this.settings = new ArchiveSettings(System.getenv(), Path.of(data));
    }

    @Override
    public boolean covers(StatusId id) {
        return there().filter(there -> there.rows.covers(SCHEMA, STATUS, id.value()))
                .isPresent();
    }

    @Override
    public boolean coversBetween(long after, long before) {
        return there().filter(there -> there.rows.coversBetween(SCHEMA, STATUS, after, before))
                .isPresent();
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> rows(Collection<StatusId> ids, Set<String> tables) {
        var values = ids.stream().map(StatusId::value).toList();
        return read(rows ->
                byTable(tables.isEmpty() ? rows.parents(SCHEMA) : tables, table -> rows.find(SCHEMA, table, values)));
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> rowsOf(
            AccountId account, Collection<StatusId> ids, Set<String> tables) {
        var values = ids.stream().map(StatusId::value).toList();
        return read(rows -> byTable(tables, table -> rows.find(SCHEMA, table, values, "account_id", account.value())));
    }

    @Override
    public List<Map<String, @Nullable Object>> ofAuthor(
            AccountId author, StatusId after, StatusId before, boolean upward, int limit) {
        return page(new RowPage("account_id", author.value(), after.value(), before.value(), upward, limit));
    }

    @Override
    public List<Map<String, @Nullable Object>> marks(
            String table, String owner, long value, String cursor, PageRequest page) {
        var wanted = new RowPage(owner, value, page.after(), page.before(), page.upward(), page.limit());
        return read(rows -> documents(rows.pageBy(SCHEMA, table, cursor, wanted)));
    }

    @Override
    public List<Map<String, @Nullable Object>> ofConversation(StatusId first) {
        return page(new RowPage("conversation_id", first.value(), first.value(), Long.MAX_VALUE, false, MOST));
    }

    private List<Map<String, @Nullable Object>> page(RowPage page) {
        return read(rows -> documents(rows.page(SCHEMA, STATUS, page)));
    }

    private static Map<String, List<Map<String, @Nullable Object>>> byTable(
            Set<String> tables, Function<String, List<ArchivedRow>> find) {
        var found = new HashMap<String, List<Map<String, @Nullable Object>>>();
        for (var table : tables) {
            var rows = documents(find.apply(table));
            if (!rows.isEmpty()) {
                found.put(table, rows);
            }
        }
        return found;
    }

    private static List<Map<String, @Nullable Object>> documents(List<ArchivedRow> rows) {
        return rows.stream().map(ArchivedRow::document).toList();
    }

    private <T> T read(Function<ArchivedRows, T> act) {
        boolean may = false;
        try {
            may = readers.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!may) {
                throw unavailable();
            }
            return readAsItIs(act);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } finally {
            if (may) {
                readers.release();
            }
        }
    }

    private <T> T readAsItIs(Function<ArchivedRows, T> act) {
        try {
            return there().orElseThrow(FiledStatuses::unavailable).read(act);
        } catch (ArchiveException gone) {
            look();
            try {
                return there().orElseThrow(FiledStatuses::unavailable).read(act);
            } catch (ArchiveException e) {
                LOG.warn("{}", e.getMessage());
                throw unavailable();
            }
        }
    }

    private static Refusal unavailable() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE, "The archive cannot be read at the moment: try again later", Map.of());
    }

    /** What is archived; empty where nothing is. One looks at the manifest, while the others go by what was there. */
    private Optional<Opened> there() {
        if ((lookedAt == 0 || System.nanoTime() - lookedAt > lookEvery) && looking.tryLock()) {
            try {
                look();
            } finally {
                looking.unlock();
            }
        }
        return Optional.ofNullable(opened);
    }

    private synchronized void look() {
        lookedAt = System.nanoTime();
        try {
            var manifest = ArchiveManifest.read(primary::getConnection);
            var objects = manifest.stream()
                    .filter(known -> known.partition().schema().equals(SCHEMA))
                    .filter(known -> known.state() != ArchivedPartition.State.WAITING)
                    .map(known -> known.state() + " " + known.object())
                    .toList();
            var before = opened;
            if (before == null ? !objects.isEmpty() : !objects.equals(before.objects)) {
                var storage = settings.storage();
                opened = new Opened(objects, storage, ArchivedRows.open(manifest, storage, settings.work()));
                if (before != null) {
                    Thread.ofVirtual().start(before::close);
                }
            }
        } catch (ArchiveException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        var last = opened;
        if (last != null) {
            last.close();
        }
    }
}

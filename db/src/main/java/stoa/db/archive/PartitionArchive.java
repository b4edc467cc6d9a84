package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.db.archive.ArchivedPartition.State;
import stoa.db.cluster.Endpoint;

/**
 * The archive of detached partitions.
 *
 * <p>A partition that was accepted is exported, read back, compared and noted as verified ({@link #run}); its table is dropped by a
 * run after the grace period, together with all that have the same schema and bounds. Every step may be interrupted and run again.
 * What fails leaves the table as it is.
 *
 * <p>Used by one thread, over a direct connection of the owner: two runs at once are kept apart by a lock of the session.
 */
public final class PartitionArchive implements AutoCloseable {
    private static final long LOCK = 24_075L << 48;

    private final Connection connection;
    private final ArchiveStorage storage;
    private final Path work;
    private final ArchiveListener listener;
    private final ManifestSql manifest;

    private PartitionArchive(Connection connection, ArchiveStorage storage, Path work, ArchiveListener listener) {
        this.connection = connection;
        this.storage = storage;
        this.work = work;
        this.listener = listener;
        this.manifest = new ManifestSql(connection);
    }

    /** @param work a folder for files that are being written; what an interrupted run left there is removed by the next */
    public static PartitionArchive open(Endpoint owner, ArchiveStorage storage, Path work, ArchiveListener listener) {
        try {
            Files.createDirectories(work);
            return new PartitionArchive(owner.connect(), storage, work, listener);
        } catch (IOException | SQLException e) {
            throw new ArchiveException("The archive cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Takes a partition on; from now on its table is the archive's to drop. Nothing happens where it was accepted before.
     *
     * @throws ArchiveException where the table is not there or attached, cannot be archived as it is, or one of this name is in
     *     the archive alone
     */
    public void accept(DetachedPartition partition) {
        attempt("accepted", () -> {
            var table = new DetachedTable(connection, partition);
            if (!table.exists()) {
                throw new ArchiveException("There is no table " + partition + ".");
            }
            if (table.attached()) {
                throw new ArchiveException("The table " + partition + " is attached: detach it first.");
            }
            table.shape();
            if (manifest.list().stream()
                    .anyMatch(known ->
                            known.state() == State.DROPPED && known.partition().named(partition))) {
                throw new ArchiveException("There is a " + partition
                        + " in the archive already, and this table is another one: rename it.");
            }
            manifest.keepOpen(partition);
            manifest.accept(partition);
        });
    }

    public List<ArchivedPartition> list() {
        try {
            return manifest.list();
        } catch (SQLException e) {
            throw new ArchiveException("The manifest cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Accepts what was retired for the archive, archives what was accepted, drops what was verified so long ago, and erases from the
     * files what counts no more.
     *
     * @param grace how long a verified table is kept
     * @return what was done or failed; empty where there was nothing to do
     */
    public List<Outcome> run(Duration grace) {
        var outcomes = new ArrayList<Outcome>();
        alone(() -> {
            removeLeftovers();
            var erasure = new Erasure(connection, storage, work, listener);
            erasure.removeLeftovers();
            for (var retired : manifest.retired()) {
                var accepting = outcome(retired, "accepted", () -> accept(retired));
                if (accepting.failure().isPresent()) {
                    outcomes.add(accepting);
                }
            }
            var export = new Export(connection, storage, work, listener);
            for (var archived : manifest.list()) {
                var partition = archived.partition();
                if (archived.state() == State.WAITING) {
                    outcomes.add(outcome(partition, "verified", () -> export.run(archived)));
                } else if (archived.state() == State.RESTORED
                        && archived.object().isPresent()) {
                    var restore = new Restore(connection, storage, work, listener);
                    outcomes.add(outcome(partition, "removed its file", () -> restore.forget(archived)));
                }
            }
            outcomes.addAll(drop(grace));
            outcomes.addAll(erasure.run(manifest.list()));
        });
        return outcomes;
    }

    /** Whether {@link #run} has anything to do, now or after a grace period. */
    public boolean hasWork() {
        try {
            return !manifest.retired().isEmpty()
                    || !manifest.erasures(false).isEmpty()
                    || !manifest.others().isEmpty()
                    || manifest.list().stream().anyMatch(archived -> switch (archived.state()) {
                        case WAITING, VERIFIED -> true;
                        case RESTORED -> archived.object().isPresent();
                        case DROPPED -> false;
                    });
        } catch (SQLException e) {
            throw new ArchiveException("The manifest cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Outcome> drop(Duration grace) throws SQLException {
        Map<List<String>, List<ArchivedPartition>> groups = new LinkedHashMap<>();
        for (var archived : manifest.list()) {
            var partition = archived.partition();
            if (archived.state() == State.WAITING || archived.state() == State.VERIFIED) {
                groups.computeIfAbsent(
                                List.of(partition.schema(), partition.lower(), partition.upper()),
                                any -> new ArrayList<>())
                        .add(archived);
            }
        }
        var outcomes = new ArrayList<Outcome>();
        for (var group : groups.values()) {
            boolean due = true;
            for (var archived : group) {
                due &= archived.state() == State.VERIFIED && manifest.verifiedBefore(archived.partition(), grace);
            }
            if (due) {
                var dropping = outcome(
                        group.getFirst().partition(),
                        "dropped",
                        () -> new Drop(connection, storage, work, listener).run(group));
                group.forEach(archived ->
                        outcomes.add(new Outcome(archived.partition(), dropping.done(), dropping.failure())));
            }
        }
        return outcomes;
    }

    /** What was to be erased: what waits, and the receipts. */
    public List<ErasureRequest> erasures() {
        try {
            return manifest.erasures(true);
        } catch (SQLException e) {
            throw new ArchiveException("What was to be erased cannot be read: " + e.getMessage(), e);
        }
    }

    /** Proves every file again. */
    public List<Outcome> verify() {
        var outcomes = new ArrayList<Outcome>();
        attempt("verified", () -> {
            var proof = new Proof(storage, work, listener);
            for (var archived : manifest.list()) {
                if (archived.state() == State.VERIFIED || archived.state() == State.DROPPED) {
                    outcomes.add(outcome(archived.partition(), "whole", () -> {
                        proof.of(archived.partition(), archived.file());
                        manifest.checked(archived.partition());
                    }));
                }
            }
        });
        return outcomes;
    }

    /** Brings a partition back, attaches it, and removes its file. */
    public void restore(String schema, String partition) {
        alone(() -> {
            var archived = manifest.list().stream()
                    .filter(known -> known.partition().named(schema, partition))
                    .findFirst()
                    .orElseThrow(
                            () -> new ArchiveException("There is no " + schema + "." + partition + " in the archive."));
            switch (archived.state()) {
                case WAITING ->
                    throw new ArchiveException(archived.partition() + " is in no file yet: attach its table by hand.");
                case RESTORED -> throw new ArchiveException(archived.partition() + " is restored already.");
                case VERIFIED, DROPPED -> new Restore(connection, storage, work, listener).run(archived);
            }
        });
    }

    private void removeLeftovers() throws IOException {
        try (var files = Files.newDirectoryStream(work, Export.PREFIX + "*")) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void alone(Work act) {
        attempt("done", () -> {
            storage.prepare(
                    manifest.list().stream().allMatch(known -> known.object().isEmpty()));
            if (!lock("pg_try_advisory_lock")) {
                throw new ArchiveException("Another run of the archive is at work.");
            }
            try {
                endWithClient();
                act.run();
            } finally {
                lock("pg_advisory_unlock");
            }
        });
    }

    /**
     * Statements end soon after this process: else the server goes on with what a killed run asked for, some minutes with a large
     * partition, and keeps the next run out (PostgreSQL manual, "Connections and Authentication").
     */
    private void endWithClient() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set client_connection_check_interval = '1s'");
        }
    }

    private boolean lock(String function) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select " + function + "(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Outcome outcome(DetachedPartition partition, String done, Work work) {
        try {
            work.run();
            return Outcome.done(partition, done);
        } catch (ArchiveException | SQLException | IOException e) {
            return Outcome.failed(partition, done, e);
        }
    }

    private static void attempt(String what, Work work) {
        try {
            work.run();
        } catch (SQLException | IOException e) {
            throw new ArchiveException("It cannot be " + what + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ArchiveException("The connection cannot be closed: " + e.getMessage(), e);
        }
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }
}

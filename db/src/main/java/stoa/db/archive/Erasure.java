package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes files anew without what is to be erased. A new file is proved against the old one before it takes its place: its rows and those
 * left out add up to the rows that were there, so nothing else is lost. Interrupted anywhere, it begins anew with the files that are
 * not done.
 */
final class Erasure {
    private static final String ACCOUNT = "account_id";
    private static final int AT_ONCE = 1_000;

    private final Connection connection;
    private final ArchiveStorage storage;
    private final Path work;
    private final ArchiveListener listener;
    private final ManifestSql manifest;

    Erasure(Connection connection, ArchiveStorage storage, Path work, ArchiveListener listener) {
        this.connection = connection;
        this.storage = storage;
        this.work = work;
        this.listener = listener;
        this.manifest = new ManifestSql(connection);
    }

    /** What an interrupted run left, and what another file has taken the place of. */
    void removeLeftovers() throws SQLException, IOException {
        for (var other : manifest.others().entrySet()) {
            storage.delete(other.getValue());
            manifest.other(other.getKey(), null);
        }
    }

    /**
     * Erases what was asked for, schema by schema; one in which a table is still kept beside its file waits, since both must be equal
     * until it is dropped.
     *
     * @return the files that were written anew, or could not be
     */
    List<Outcome> run(List<ArchivedPartition> archived) throws SQLException {
        var outcomes = new ArrayList<Outcome>();
        var bySchema = manifest.erasures(false).stream()
                .collect(Collectors.groupingBy(ErasureRequest::schema, LinkedHashMap::new, Collectors.toList()));
        for (var requests : bySchema.entrySet()) {
            var ofSchema = archived.stream()
                    .filter(known -> known.partition().schema().equals(requests.getKey()))
                    .toList();
            if (ofSchema.stream().anyMatch(Erasure::hasTable)
                    || !manifest.retired().isEmpty()) {
                continue;
            }
            var counted = new HashMap<ErasureRequest, Long>();
            boolean whole = true;
            for (var group : groups(ofSchema)) {
                whole &= erase(group, requests.getValue(), counted, outcomes);
            }
            if (whole) {
                for (var request : requests.getValue()) {
                    manifest.erased(request, counted.getOrDefault(request, 0L));
                }
            }
        }
        return outcomes;
    }

    private static boolean hasTable(ArchivedPartition archived) {
        return archived.state() == ArchivedPartition.State.WAITING
                || archived.state() == ArchivedPartition.State.VERIFIED;
    }

    private static List<List<ArchivedPartition>> groups(List<ArchivedPartition> archived) {
        return List.copyOf(archived.stream()
                .filter(known -> known.state() == ArchivedPartition.State.DROPPED)
                .collect(Collectors.groupingBy(
                        known -> List.of(
                                known.partition().lower(), known.partition().upper()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    private boolean erase(
            List<ArchivedPartition> group,
            List<ErasureRequest> requests,
            Map<ErasureRequest, Long> counted,
            List<Outcome> outcomes)
            throws SQLException {
        boolean whole = true;
        try (var duckDb = DuckDb.open(work);
                var statement = duckDb.createStatement()) {
            note(statement, requests);
            noteRowsOfAccounts(statement, group);
            for (var archived : group) {
                try {
                    if (rewrite(archived, statement, requests, counted)) {
                        outcomes.add(Outcome.done(archived.partition(), "erased what was asked for"));
                    }
                } catch (ArchiveException | SQLException | IOException e) {
                    outcomes.add(Outcome.failed(archived.partition(), "erased", e));
                    whole = false;
                }
            }
        } catch (ArchiveException | IOException e) {
            outcomes.add(Outcome.failed(group.getFirst().partition(), "erased", e));
            whole = false;
        }
        return whole;
    }

    /** Two small tables: keys of rows, each with the request that it comes from, and accounts. */
    private static void note(Statement duckDb, List<ErasureRequest> requests) throws SQLException {
        duckDb.execute("create table gone (number bigint, request bigint)");
        duckDb.execute("create table leaver (number bigint, request bigint)");
        insert(duckDb, "gone", requests, ErasureRequest.Kind.ROW);
        insert(duckDb, "leaver", requests, ErasureRequest.Kind.ACCOUNT);
    }

    private static void insert(Statement duckDb, String table, List<ErasureRequest> requests, ErasureRequest.Kind kind)
            throws SQLException {
        var rows = requests.stream()
                .filter(request -> request.kind() == kind)
                .map(request -> "(" + request.number() + ", " + request.id() + ")")
                .toList();
        for (int i = 0; i < rows.size(); i += AT_ONCE) {
            duckDb.execute("insert into " + table + " values "
                    + String.join(", ", rows.subList(i, Math.min(rows.size(), i + AT_ONCE))));
        }
    }

    /** What an account wrote goes with all that hangs on it: the keys of its rows in the leading table. */
    private void noteRowsOfAccounts(Statement duckDb, List<ArchivedPartition> group) throws SQLException, IOException {
        var leader = manifest.leader(group.getFirst().partition().schema());
        for (var archived : group) {
            if (leader.isPresent()
                    && leader.get().equals(archived.partition().parent())
                    && archived.file().shape().find(ACCOUNT).isPresent()) {
                try (var fetched = storage.fetch(archived.file().name(), work)) {
                    duckDb.execute("insert into gone select " + key(archived) + ", l.request from "
                            + new ParquetFile(fetched.file()).source() + " join leaver l on l.number = " + ACCOUNT);
                }
            }
        }
    }

    private boolean rewrite(
            ArchivedPartition archived,
            Statement duckDb,
            List<ErasureRequest> requests,
            Map<ErasureRequest, Long> counted)
            throws SQLException, IOException {
        var before = archived.file();
        var condition = key(archived) + " in (select number from gone)";
        boolean owned = before.shape().find(ACCOUNT).isPresent();
        if (owned) {
            condition = "coalesce(" + condition + " or " + ACCOUNT + " in (select number from leaver), false)";
        }
        try (var fetched = storage.fetch(before.name(), work)) {
            var old = new ParquetFile(fetched.file());
            var erased = sum(old, before.shape(), duckDb, condition);
            if (erased.rows() == 0) {
                return false;
            }
            count(old, archived, owned, duckDb, requests, counted);
            replace(archived, old, duckDb, condition, erased);
            return true;
        }
    }

    private static Checksum sum(ParquetFile file, Shape shape, Statement duckDb, String condition) throws SQLException {
        var form = RowForm.hashed(shape.columns());
        var digest = new RowDigest();
        try (var row = duckDb.executeQuery("select "
                + shape.columns().stream().map(Column::crossing).collect(Collectors.joining(", ")) + " from "
                + file.source() + " where " + condition)) {
            while (row.next()) {
                digest.add(form.of(row));
            }
        }
        return digest.sum();
    }

    private static void count(
            ParquetFile file,
            ArchivedPartition archived,
            boolean owned,
            Statement duckDb,
            List<ErasureRequest> requests,
            Map<ErasureRequest, Long> counted)
            throws SQLException {
        var byId = requests.stream().collect(Collectors.toMap(ErasureRequest::id, request -> request));
        var sql =
                "select request, count(*) from (select g.request from " + file.source() + " join gone g on g.number = "
                        + key(archived)
                        + (owned
                                ? " union all select l.request from " + file.source() + " join leaver l on l.number = "
                                        + ACCOUNT + " where " + key(archived) + " not in (select number from gone)"
                                : "")
                        + ") group by request";
        try (var row = duckDb.executeQuery(sql)) {
            while (row.next()) {
                @Nullable ErasureRequest request = byId.get(row.getLong(1));
                if (request != null) {
                    counted.merge(request, row.getLong(2), Long::sum);
                }
            }
        }
    }

    private void replace(
            ArchivedPartition archived, ParquetFile old, Statement duckDb, String condition, Checksum erased)
            throws SQLException, IOException {
        var partition = archived.partition();
        var before = archived.file();
        var name = Export.newName(partition);
        var file = Files.createTempFile(work, Export.PREFIX, ".parquet");
        try {
            new ParquetFile(file).writeSome(old, before.shape(), duckDb, "not (" + condition + ")");
            var after = new ArchivedFile(
                    name,
                    Files.size(file),
                    Hashes.of(file),
                    before.tableBytes(),
                    before.checksum().minus(erased),
                    before.shape(),
                    before.schemaHash());
            manifest.other(partition, name);
            storage.put(name, file);
            new Proof(storage, work, listener).of(partition, after);
            listener.done(partition, ArchiveListener.Step.REWRITTEN);
            take(partition, before, after, erased);
            storage.delete(before.name());
            manifest.other(partition, null);
            listener.done(partition, ArchiveListener.Step.ERASED);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void take(DetachedPartition partition, ArchivedFile before, ArchivedFile after, Checksum erased)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            manifest.rewritten(partition, before, after, erased);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String key(ArchivedPartition archived) {
        return DetachedPartition.quoted(archived.file().shape().key().getFirst());
    }
}

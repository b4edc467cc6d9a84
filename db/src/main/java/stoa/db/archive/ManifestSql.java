package stoa.db.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on {@code platform.archived_partition}. */
final class ManifestSql {
    private final Connection connection;

    ManifestSql(Connection connection) {
        this.connection = connection;
    }

    /** Notes a partition; one that is noted stays as it is, unless it was restored and comes again. */
    void accept(DetachedPartition partition) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into platform.archived_partition as known
                    (schema_name, parent_name, partition_name, lower_bound, upper_bound)
                values (?, ?, ?, ?, ?)
                on conflict (schema_name, partition_name) do update
                set parent_name = excluded.parent_name, lower_bound = excluded.lower_bound,
                    upper_bound = excluded.upper_bound, accepted_at = now(), verified_at = null, checked_at = null,
                    dropped_at = null, restored_at = null
                where known.restored_at is not null
                """)) {
            statement.setString(1, partition.schema());
            statement.setString(2, partition.parent());
            statement.setString(3, partition.partition());
            statement.setString(4, partition.lower());
            statement.setString(5, partition.upper());
            statement.executeUpdate();
        }
    }

    /** All, those of one table together, the oldest first. */
    List<ArchivedPartition> list() throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select schema_name, parent_name, partition_name, lower_bound, upper_bound, object_name, object_bytes,
                               object_sha256, table_bytes, row_count, checksum, shape, schema_hash, verified_at, checked_at,
                               dropped_at, restored_at
                        from platform.archived_partition
                        order by schema_name, parent_name, partition_name
                        """);
                var row = statement.executeQuery()) {
            var found = new ArrayList<ArchivedPartition>();
            while (row.next()) {
                found.add(entry(row));
            }
            return found;
        }
    }

    private static ArchivedPartition entry(ResultSet row) throws SQLException {
        var verified = instant(row, "verified_at");
        return new ArchivedPartition(
                new DetachedPartition(
                        row.getString("schema_name"),
                        row.getString("parent_name"),
                        row.getString("partition_name"),
                        row.getString("lower_bound"),
                        row.getString("upper_bound")),
                Optional.ofNullable(row.getString("object_name")),
                verified,
                instant(row, "checked_at"),
                instant(row, "dropped_at"),
                instant(row, "restored_at"),
                verified.isEmpty() || row.getString("object_name") == null
                        ? null
                        : new ArchivedFile(
                                row.getString("object_name"),
                                row.getLong("object_bytes"),
                                row.getString("object_sha256"),
                                row.getLong("table_bytes"),
                                Checksum.of(row.getLong("row_count"), row.getString("checksum")),
                                Shape.parse(row.getString("shape")),
                                row.getString("schema_hash")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }

    /** Notes under which name a file will lie, before it does: one that is left half-way is found by it. */
    void name(DetachedPartition partition, @Nullable String object) throws SQLException {
        one(partition, "object_name = ?", statement -> statement.setString(1, object), 1);
    }

    void verified(DetachedPartition partition, ArchivedFile file) throws SQLException {
        one(
                partition,
                """
                object_bytes = ?, object_sha256 = ?, table_bytes = ?, row_count = ?, checksum = ?, shape = ?,
                schema_hash = ?, verified_at = now(), checked_at = now()
                """,
                statement -> {
                    statement.setLong(1, file.bytes());
                    statement.setString(2, file.sha256());
                    statement.setLong(3, file.tableBytes());
                    statement.setLong(4, file.checksum().rows());
                    statement.setString(5, file.checksum().text());
                    statement.setString(6, file.shape().text());
                    statement.setString(7, file.schemaHash());
                },
                7);
    }

    void checked(DetachedPartition partition) throws SQLException {
        one(partition, "checked_at = now()", statement -> {}, 0);
    }

    /** In the caller's transaction; the ledger of retired partitions is told, where it knows the table. */
    void dropped(DetachedPartition partition) throws SQLException {
        one(partition, "dropped_at = now()", statement -> {}, 0);
        inLedger(partition, "outcome = 'archived', archived_at = now(), ended_at = now()");
    }

    /** In the caller's transaction; the ledger is told, so that the partition is not retired again. */
    void restored(DetachedPartition partition) throws SQLException {
        one(partition, "restored_at = now()", statement -> {}, 0);
        inLedger(partition, "outcome = 'restored', ended_at = coalesce(ended_at, now())");
    }

    private void inLedger(DetachedPartition partition, String change) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update platform.retired_partition
                set %s
                where id = (
                    select max(id) from platform.retired_partition where schema = ? and partition = ? and ending = 'archive')
                """.formatted(change))) {
            statement.setString(1, partition.schema());
            statement.setString(2, partition.partition());
            statement.executeUpdate();
        }
    }

    /** Leaves an empty partition in the place of one, unless there is one. */
    void keepOpen(DetachedPartition partition) throws SQLException {
        try (var statement = connection.prepareStatement("select platform.keep_open(?, ?, ?, ?, ?)")) {
            statement.setString(1, partition.schema());
            statement.setString(2, partition.parent());
            statement.setString(3, partition.partition());
            statement.setString(4, unquoted(partition.lower()));
            statement.setString(5, unquoted(partition.upper()));
            statement.execute();
        }
    }

    private static String unquoted(String bound) {
        return bound.startsWith("'") ? bound.substring(1, bound.length() - 1) : bound;
    }

    /** Objects that are the file of no partition, or no longer, by the partition for which they were written. */
    Map<DetachedPartition, String> others() throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select schema_name, parent_name, partition_name, lower_bound, upper_bound, other_object
                        from platform.archived_partition
                        where other_object is not null
                        """);
                var row = statement.executeQuery()) {
            var found = new HashMap<DetachedPartition, String>();
            while (row.next()) {
                found.put(
                        new DetachedPartition(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                        row.getString(6));
            }
            return found;
        }
    }

    /** Notes the name of an object that is not, or no longer, the file of a partition; null for none. */
    void other(DetachedPartition partition, @Nullable String object) throws SQLException {
        one(partition, "other_object = ?", statement -> statement.setString(1, object), 1);
    }

    /** In the caller's transaction: from now on the partition lies in another file, with some rows less. */
    void rewritten(DetachedPartition partition, ArchivedFile before, ArchivedFile after, Checksum erased)
            throws SQLException {
        one(
                partition,
                "object_name = ?, object_bytes = ?, object_sha256 = ?, row_count = ?, checksum = ?, checked_at = now(),"
                        + " other_object = ?",
                statement -> {
                    statement.setString(1, after.name());
                    statement.setLong(2, after.bytes());
                    statement.setString(3, after.sha256());
                    statement.setLong(4, after.checksum().rows());
                    statement.setString(5, after.checksum().text());
                    statement.setString(6, before.name());
                },
                6);
        try (var statement = connection.prepareStatement("""
                insert into platform.archive_rewrite
                    (schema_name, partition_name, sha256_before, sha256_after, rows_before, rows_erased,
                     checksum_before, checksum_erased, checksum_after)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            statement.setString(1, partition.schema());
            statement.setString(2, partition.partition());
            statement.setString(3, before.sha256());
            statement.setString(4, after.sha256());
            statement.setLong(5, before.checksum().rows());
            statement.setLong(6, erased.rows());
            statement.setString(7, before.checksum().text());
            statement.setString(8, erased.text());
            statement.setString(9, after.checksum().text());
            statement.executeUpdate();
        }
    }

    /** What is to be erased and is not yet, or all that ever was. */
    List<ErasureRequest> erasures(boolean ended) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select id, schema_name, kind, number, asked_at, erased_at, erased_rows
                from platform.archive_erasure
                where ? or erased_at is null
                order by id
                """)) {
            statement.setBoolean(1, ended);
            try (var row = statement.executeQuery()) {
                var found = new ArrayList<ErasureRequest>();
                while (row.next()) {
                    found.add(new ErasureRequest(
                            row.getLong("id"),
                            row.getString("schema_name"),
                            ErasureRequest.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                            row.getLong("number"),
                            instant(row, "asked_at").orElseThrow(),
                            instant(row, "erased_at"),
                            row.getLong("erased_rows")));
                }
                return found;
            }
        }
    }

    void erased(ErasureRequest request, long rows) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update platform.archive_erasure set erased_at = now(), erased_rows = ? where id = ?")) {
            statement.setLong(1, rows);
            statement.setLong(2, request.id());
            statement.executeUpdate();
        }
    }

    /** Which table of a schema those belong to that have an account's own rows and that others hang on; empty for none. */
    Optional<String> leader(String schema) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select parent from platform.partition_policy where schema = ? and parent = leader and ending = 'archive'"
                        + " order by parent limit 1")) {
            statement.setString(1, schema);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** What was detached for the archive and is not in it yet; only where all tables of the same bounds are detached. */
    List<DetachedPartition> retired() throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select schema, parent, partition, lower_bound, upper_bound
                        from platform.retired_partition ledger
                        where ending = 'archive' and detached_at is not null and ended_at is null
                          and not exists (
                              select from platform.archived_partition known
                              where known.schema_name = ledger.schema and known.partition_name = ledger.partition
                                and known.restored_at is null)
                          and not exists (
                              select from platform.retired_partition other
                              where other.schema = ledger.schema and other.from_at = ledger.from_at
                                and other.to_at = ledger.to_at and other.ending = 'archive'
                                and other.detached_at is null and other.ended_at is null)
                        order by schema, from_at, id
                        """);
                var row = statement.executeQuery()) {
            var found = new ArrayList<DetachedPartition>();
            while (row.next()) {
                found.add(new DetachedPartition(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
            return found;
        }
    }

    /** Whether it was verified so long ago, by the database's clock. */
    boolean verifiedBefore(DetachedPartition partition, Duration grace) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select verified_at <= now() - make_interval(secs => ?)
                from platform.archived_partition
                where schema_name = ? and partition_name = ?
                """)) {
            statement.setDouble(1, (double) grace.toSeconds());
            statement.setString(2, partition.schema());
            statement.setString(3, partition.partition());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void one(DetachedPartition partition, String change, Values values, int count) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update platform.archived_partition set " + change + " where schema_name = ? and partition_name = ?")) {
            values.set(statement);
            statement.setString(count + 1, partition.schema());
            statement.setString(count + 2, partition.partition());
            if (statement.executeUpdate() != 1) {
                throw new ArchiveException("The manifest says nothing of " + partition + ".");
            }
        }
    }

    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }
}

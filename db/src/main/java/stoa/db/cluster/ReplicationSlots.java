package stoa.db.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The primary's physical slots, one per replica, and the making of a replica from the running primary. */
final class ReplicationSlots {
    private final Connection primary;

    ReplicationSlots(Connection primary) {
        this.primary = primary;
    }

    /** The slots of ours that still have the WAL that their replica needs. */
    Set<String> usable() throws SQLException {
        return names("select slot_name from pg_catalog.pg_replication_slots"
                + " where slot_type = 'physical' and wal_status is distinct from 'lost'"
                + " and invalidation_reason is null and slot_name ~ '^replica_[0-9]+$'");
    }

    /** Drops the slots of replicas that are not wanted any more, which would hold back WAL for nobody. */
    void keepOnly(Set<String> wanted) throws SQLException {
        for (String slot : names("select slot_name from pg_catalog.pg_replication_slots"
                + " where slot_type = 'physical' and not active and slot_name ~ '^replica_[0-9]+$'")) {
            if (!wanted.contains(slot)) {
                run("select pg_catalog.pg_drop_replication_slot(?)", slot);
            }
        }
    }

    void create(String slot) throws SQLException {
        run("select pg_catalog.pg_create_physical_replication_slot(?, true)", slot);
    }

    void recreate(String slot) throws SQLException {
        run(
                "select pg_catalog.pg_drop_replication_slot(slot_name)"
                        + " from pg_catalog.pg_replication_slots where slot_name = ?",
                slot);
        create(slot);
    }

    /** Copies the running primary. The slot must exist before, so that the WAL since then is kept. */
    void seed(Path source, Path replica) throws SQLException, IOException {
        run("select pg_catalog.pg_backup_start(?, true)", "stoa " + replica.getFileName());
        DataFolder.copyRunning(source, replica, () -> {
            try (PreparedStatement stop =
                            primary.prepareStatement("select labelfile from pg_catalog.pg_backup_stop(false)");
                    ResultSet result = stop.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        });
    }

    private Set<String> names(String sql) throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement statement = primary.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void run(String sql, String argument) throws SQLException {
        try (PreparedStatement statement = primary.prepareStatement(sql)) {
            statement.setString(1, argument);
            statement.execute();
        }
    }
}

package stoa.db.partitions;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.db.locks.LockPatience;
import stoa.db.partitions.PartitionAct.Kind;
import stoa.db.statements.Statements;

/** Makes what {@code platform.missing_partition} says, each in a transaction of its own. */
record Making(Statements sql, LockPatience patience) {
    private static final String MISSING = """
            select schema, parent, from_at
            from platform.missing_partition
            where coalesce(schema || '.' || parent = nullif(?, ''), true)
            order by from_at, schema, parent
            """;

    List<PartitionAct> run(Optional<String> table, boolean dryRun) throws SQLException {
        List<PartitionAct> acts = new ArrayList<>();
        List<Slot> missing = sql.rows(
                MISSING,
                row -> new Slot(row.getString(1), row.getString(2), Statements.instant(row, "from_at")),
                table.orElse(""));
        for (Slot slot : missing) {
            acts.add(dryRun ? slot.act(Kind.MADE, "") : make(slot));
        }
        return acts;
    }

    /** One that cannot be made keeps no other from being made. */
    private PartitionAct make(Slot slot) {
        try {
            return patience.attempt(() -> sql.rows(
                            "select platform.make_partition(?, ?, ?)",
                            row -> row.getBoolean(1),
                            slot.schema(),
                            slot.parent(),
                            slot.from()))
                    ? slot.act(Kind.MADE, "")
                    : slot.act(Kind.UNFINISHED, "locked by others");
        } catch (SQLException e) {
            return slot.act(Kind.UNFINISHED, String.valueOf(e.getMessage()));
        }
    }

    private record Slot(String schema, String parent, Instant from) {
        PartitionAct act(Kind kind, String detail) {
            return new PartitionAct(schema, parent, parent + " from " + from, kind, detail);
        }
    }
}

package stoa.db.partitions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.db.locks.LockPatience;
import stoa.db.partitions.PartitionAct.Kind;
import stoa.db.statements.Statements;

/**
 * Takes partitions out and ends them. The ledger is written first: whatever happens in between, the next run sees what
 * was begun. All tables of a slot are chosen in one transaction, the leader's partition is detached first, and no further
 * one before it: what hangs on a row never goes before the row.
 *
 * <p>DETACH CONCURRENTLY commits in its middle, with the partition out of sight; then it waits for all older snapshots, at
 * most as long as for a lock. Where that is not enough, FINALIZE goes on in the next attempt or run. It leaves the bounds
 * behind as a CHECK constraint, with which the partition can be attached again without being read.
 */
record Retirement(Statements sql, LockPatience patience) {
    private static final String LOCK = "pg_catalog.hashtextextended('stoa retires partitions', 0)";

    private static final String STRAY = """
            select schema, parent, partition, format('%I.%I', schema, parent) as from_table,
              format('%I.%I', schema, partition) as relation
            from platform.live_partition live
            where detaching and coalesce(schema || '.' || leader = nullif(?, ''), true)
              and not exists (
                select from platform.retired_partition begun
                where begun.schema = live.schema and begun.partition = live.partition and begun.ended_at is null)
            """;

    private static final String SLOTS = """
            select schema, leader, partition, from_at, to_at
            from platform.retirable_partition
            where coalesce(schema || '.' || leader = nullif(?, ''), true)
            order by schema, leader, from_at
            """;

    private static final String OF_SLOT = """
            select live.schema, live.parent, live.partition, policy.held_by, live.relation::bigint as relation,
              coalesce('referenced by ' || string_agg(distinct constrained.conname, ', '), '') as referenced
            from platform.live_partition live
            join platform.partition_policy policy on policy.schema = live.schema and policy.parent = live.parent
            left join pg_catalog.pg_constraint constrained
              on constrained.contype = 'f' and constrained.confrelid = live.relation
            where live.schema = ? and live.leader = ? and live.from_at >= ? and live.to_at <= ?
            group by live.schema, live.parent, live.partition, policy.held_by, live.relation
            """;

    private static final String CHOOSE = """
            insert into platform.retired_partition
              (schema, parent, partition, lower_bound, upper_bound, from_at, to_at, ending, grace)
            select live.schema, live.parent, live.partition, live.lower_bound, live.upper_bound, live.from_at, live.to_at,
              policy.ending, policy.grace
            from platform.live_partition live
            join platform.partition_policy policy on policy.schema = live.schema and policy.parent = live.parent
            where live.schema = ? and live.leader = ? and live.from_at >= ? and live.to_at <= ?
            order by live.parent <> live.leader, live.parent
            on conflict (schema, partition) where ended_at is null do nothing
            """;

    private static final String BEGUN = """
            select ledger.id, ledger.schema, ledger.parent, ledger.partition, ledger.from_at,
              coalesce(policy.leader, ledger.parent) as leader,
              format('%I.%I', ledger.schema, ledger.parent) as from_table,
              format('%I.%I', ledger.schema, ledger.partition) as relation
            from platform.retired_partition ledger
            left join platform.partition_policy policy on policy.schema = ledger.schema and policy.parent = ledger.parent
            where ledger.detached_at is null and ledger.ended_at is null
              and coalesce(ledger.schema || '.' || coalesce(policy.leader, ledger.parent) = nullif(?, ''), true)
            order by ledger.from_at, ledger.id
            """;

    /** What goes to the archive can come back, a row at a time, and what still refers to it can be written: into an empty partition. */
    private static final String KEEP_OPEN = """
            select platform.keep_open(schema, parent, partition, lower_bound, upper_bound)
            from platform.retired_partition
            where id = ? and ending = 'archive'
            """;

    private static final String DUE = """
            select ledger.id, ledger.schema, ledger.parent, ledger.partition, ledger.from_at,
              ledger.parent as leader,
              format('%I.%I', ledger.schema, ledger.parent) as from_table,
              format('%I.%I', ledger.schema, ledger.partition) as relation
            from platform.retired_partition ledger
            left join platform.partition_policy policy on policy.schema = ledger.schema and policy.parent = ledger.parent
            where ledger.detached_at is not null and ledger.ended_at is null
              and ledger.ending = 'drop'
              and ledger.detached_at + ledger.grace <= now()
              and coalesce(ledger.schema || '.' || coalesce(policy.leader, ledger.parent) = nullif(?, ''), true)
            order by ledger.from_at, ledger.id
            """;

    List<PartitionAct> run(Optional<String> leader, boolean dryRun) throws SQLException {
        String which = leader.orElse("");
        if (dryRun) {
            return preview(which);
        }
        lock();
        try {
            List<PartitionAct> acts = new ArrayList<>();
            finishStrays(which, acts);
            choose(which, acts);
            detach(which, acts);
            drop(which, acts);
            return acts;
        } finally {
            sql.run("select pg_catalog.pg_advisory_unlock(" + LOCK + ")");
        }
    }

    /** Asked for again and again: whoever waited inside a statement would be a snapshot for which the other's detach waits. */
    private void lock() throws SQLException {
        for (int attempt = 1; !sql.isTrue("select pg_catalog.pg_try_advisory_lock(" + LOCK + ")"); attempt++) {
            if (attempt >= patience.attempts() || !patience.waited(attempt)) {
                throw new PartitionException("Partitions are being retired by another process: try again later.");
            }
        }
    }

    private List<PartitionAct> preview(String which) throws SQLException {
        List<PartitionAct> acts = new ArrayList<>();
        for (Retiring begun : sql.rows(BEGUN, Retiring::of, which)) {
            acts.add(begun.act(Kind.DETACHED, "begun before"));
        }
        for (Slot slot : slots(which)) {
            for (Member member : members(slot)) {
                Optional<String> held = heldBy(member, slot);
                acts.add(member.act(held.isPresent() ? Kind.HELD : Kind.DETACHED, held.orElse("")));
            }
        }
        for (Retiring due : sql.rows(DUE, Retiring::of, which)) {
            acts.add(due.act(Kind.DROPPED, ""));
        }
        return acts;
    }

    /** Begun by hand and interrupted: it keeps every other partition of its table from being detached. Never dropped. */
    private void finishStrays(String which, List<PartitionAct> acts) throws SQLException {
        List<Retiring> strays = sql.rows(
                STRAY,
                row -> new Retiring(
                        0,
                        row.getString("schema"),
                        row.getString("parent"),
                        row.getString("partition"),
                        row.getString("parent"),
                        Instant.EPOCH,
                        row.getString("from_table"),
                        row.getString("relation")),
                which);
        for (Retiring stray : strays) {
            boolean done = patience.attempt(() -> detachOnce(stray));
            acts.add(stray.act(
                    done ? Kind.DETACHED : Kind.UNFINISHED,
                    "by somebody else; it is not in the ledger, and is kept until somebody drops it"));
        }
    }

    private void choose(String which, List<PartitionAct> acts) throws SQLException {
        Set<String> held = new HashSet<>();
        for (Slot slot : slots(which)) {
            // The oldest first, and no hole behind one that has to stay.
            if (held.contains(slot.schema() + "." + slot.leader()) || isHeld(slot, acts)) {
                held.add(slot.schema() + "." + slot.leader());
                continue;
            }
            sql.change(CHOOSE, slot.schema(), slot.leader(), slot.from(), slot.to());
        }
    }

    private boolean isHeld(Slot slot, List<PartitionAct> acts) throws SQLException {
        for (Member member : members(slot)) {
            Optional<String> held = heldBy(member, slot);
            if (held.isPresent()) {
                acts.add(member.act(Kind.HELD, held.get()));
                return true;
            }
        }
        return false;
    }

    private List<Slot> slots(String which) throws SQLException {
        return sql.rows(
                SLOTS,
                row -> new Slot(
                        row.getString("schema"),
                        row.getString("leader"),
                        Statements.instant(row, "from_at"),
                        Statements.instant(row, "to_at")),
                which);
    }

    private List<Member> members(Slot slot) throws SQLException {
        return sql.rows(
                OF_SLOT,
                row -> new Member(
                        row.getString("schema"),
                        row.getString("parent"),
                        row.getString("partition"),
                        row.getLong("relation"),
                        row.getString("referenced"),
                        Optional.ofNullable(row.getString("held_by"))),
                slot.schema(),
                slot.leader(),
                slot.from(),
                slot.to());
    }

    private Optional<String> heldBy(Member member, Slot slot) throws SQLException {
        if (!member.referenced().isEmpty()) {
            return Optional.of(member.referenced());
        }
        if (member.guard().isEmpty()) {
            return Optional.empty();
        }
        // The name is the dictionary's, whose reader lets letters, digits and one dot through.
        return sql
                .rows(
                        "select coalesce(" + member.guard().get() + "(?::oid::regclass, ?), '')",
                        row -> row.getString(1),
                        member.relation(),
                        slot.to())
                .stream()
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    private void detach(String which, List<PartitionAct> acts) throws SQLException {
        // One at a time can be in the middle of its detach, so that one table's next partition waits for it, too.
        Set<String> stuck = new HashSet<>();
        for (Retiring begun : sql.rows(BEGUN, Retiring::of, which)) {
            String group = begun.schema() + "." + begun.leader();
            if (stuck.contains(group)) {
                acts.add(begun.act(Kind.UNFINISHED, "waits for the one before"));
            } else if (detached(begun, acts)) {
                sql.change("update platform.retired_partition set detached_at = now() where id = ?", begun.id());
            } else {
                stuck.add(group);
            }
        }
    }

    private boolean detached(Retiring begun, List<PartitionAct> acts) {
        try {
            boolean done = patience.attempt(() -> {
                detachOnce(begun);
                sql.rows(KEEP_OPEN, row -> row.getBoolean(1), begun.id());
            });
            acts.add(
                    done
                            ? begun.act(Kind.DETACHED, "")
                            : begun.act(Kind.UNFINISHED, "others hold locks, or snapshots that are older"));
            return done;
        } catch (SQLException e) {
            acts.add(begun.act(Kind.UNFINISHED, String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** One attempt, from wherever the attempts before have come to. */
    private void detachOnce(Retiring begun) throws SQLException {
        List<Boolean> attached = sql.rows("""
                select inhdetachpending from pg_catalog.pg_inherits
                where inhrelid = pg_catalog.to_regclass(?) and inhparent = pg_catalog.to_regclass(?)
                """, row -> row.getBoolean(1), begun.relation(), begun.fromTable());
        if (!attached.isEmpty()) {
            sql.run("alter table " + begun.fromTable() + " detach partition " + begun.relation()
                    + (attached.getFirst() ? " finalize" : " concurrently"));
        }
    }

    private void drop(String which, List<PartitionAct> acts) throws SQLException {
        for (Retiring due : sql.rows(DUE, Retiring::of, which)) {
            try {
                List<PartitionAct> done = new ArrayList<>();
                boolean ended = patience.attempt(() -> {
                    done.clear();
                    dropOnce(due, done);
                });
                acts.addAll(ended ? done : List.of(due.act(Kind.UNFINISHED, "others read it")));
            } catch (SQLException e) {
                acts.add(due.act(Kind.UNFINISHED, String.valueOf(e.getMessage())));
            }
        }
    }

    /** With its ledger row locked, so that nobody restores it meanwhile; what is attached again is not dropped. */
    private void dropOnce(Retiring due, List<PartitionAct> done) throws SQLException {
        Connection connection = sql.connection();
        connection.setAutoCommit(false);
        try {
            boolean still = sql.isTrue(
                    "select ended_at is null from platform.retired_partition where id = ? for update", due.id());
            if (still) {
                boolean attached = sql.isTrue(
                        "select relispartition from pg_catalog.pg_class where oid = pg_catalog.to_regclass(?)",
                        due.relation());
                if (!attached) {
                    sql.run("drop table if exists " + due.relation());
                    done.add(due.act(Kind.DROPPED, ""));
                }
                sql.change("""
                        update platform.retired_partition
                        set ended_at = now(), outcome = case when ? then 'restored' else coalesce(outcome, 'dropped') end
                        where id = ?
                        """, attached, due.id());
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private record Slot(String schema, String leader, Instant from, Instant to) {}

    private record Member(
            String schema, String parent, String partition, long relation, String referenced, Optional<String> guard) {
        PartitionAct act(Kind kind, String detail) {
            return new PartitionAct(schema, parent, partition, kind, detail);
        }
    }

    private record Retiring(
            long id,
            String schema,
            String parent,
            String partition,
            String leader,
            Instant from,
            String fromTable,
            String relation) {
        static Retiring of(ResultSet row) throws SQLException {
            return new Retiring(
                    row.getLong("id"),
                    row.getString("schema"),
                    row.getString("parent"),
                    row.getString("partition"),
                    row.getString("leader"),
                    Statements.instant(row, "from_at"),
                    row.getString("from_table"),
                    row.getString("relation"));
        }

        PartitionAct act(Kind kind, String detail) {
            return new PartitionAct(schema, parent, partition, kind, detail);
        }
    }
}

package stoa.db.partitions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import stoa.db.cluster.Endpoint;
import stoa.db.locks.LockPatience;
import stoa.db.statements.Statements;

/**
 * Partitions as the owner of the database sees and changes them, on a direct connection: what is detached concurrently goes
 * through several transactions of one session. Making and retiring are separate acts, each partition in transactions of its
 * own, that wait for locks for two seconds at a time. All of it may be interrupted anywhere and run again, also twice at once.
 */
public final class Partitions {
    private static final String LIST = """
            select
              policy.schema,
              policy.parent,
              policy.leader,
              (select count(*) from platform.live_partition live
                where live.schema = policy.schema and live.parent = policy.parent) as partitions,
              span.from_at,
              span.to_at,
              span.bytes,
              runway.days,
              runway.least_days,
              (case when wish.schema is null then policy.retention else wish.retention end)::text as retention,
              count(retired.id) as retired,
              count(retired.id) filter (where retired.ending = 'archive' and retired.outcome is null) as awaiting_archive
            from platform.partition_policy policy
            join platform.partition_runway runway on runway.schema = policy.schema and runway.parent = policy.parent
            cross join lateral (
              select min(live.from_at) as from_at, max(live.to_at) as to_at,
                coalesce(sum(pg_catalog.pg_total_relation_size(live.relation)), 0) as bytes
              from platform.live_partition live
              where live.schema = policy.schema and live.parent = policy.parent) span
            left join platform.partition_retention wish on wish.schema = policy.schema and wish.parent = policy.leader
            left join platform.retired_partition retired
              on retired.schema = policy.schema and retired.parent = policy.parent and retired.ended_at is null
            group by policy.schema, policy.parent, wish.schema, wish.parent, span.from_at, span.to_at, span.bytes,
              runway.days, runway.least_days
            order by policy.schema, policy.leader, policy.parent <> policy.leader, policy.parent
            """;

    private final Endpoint owner;
    private final LockPatience patience;

    public Partitions(Endpoint owner) {
        this(owner, LockPatience.USUAL);
    }

    Partitions(Endpoint owner, LockPatience patience) {
        this.owner = owner;
        this.patience = patience;
    }

    /** All tables, by schema, each leader before those that follow it. */
    public List<PartitionedTable> list() {
        return with("listed", sql -> sql.rows(LIST, Partitions::table));
    }

    /**
     * Makes what is missing, what is needed first before the rest.
     *
     * @param table {@code schema.table}; empty for all
     * @param dryRun whether to say only what would be made
     */
    public List<PartitionAct> make(Optional<String> table, boolean dryRun) {
        return with("made", sql -> new Making(sql, patience).run(known(sql, table), dryRun));
    }

    /** Whether the login that this was given may change tables at all. */
    public boolean mayRetire() {
        return with(
                "retired",
                sql -> sql.isTrue("select pg_catalog.pg_has_role(nspowner, 'usage') from pg_catalog.pg_namespace"
                        + " where nspname = 'platform'"));
    }

    /**
     * Goes on with what was interrupted, detaches what is past its retention, and drops what was detached and whose
     * grace period is over. What is for the archive is left to it ({@code stoa.db.archive.PartitionArchive}).
     *
     * @param table {@code schema.table}, which stands for all that share its lifecycle; empty for all
     * @param dryRun whether to say only what would be done
     */
    public List<PartitionAct> retire(Optional<String> table, boolean dryRun) {
        return with("retired", sql -> new Retirement(sql, patience).run(leader(sql, known(sql, table)), dryRun));
    }

    /**
     * Has a table, and all that share its lifecycle, keep its partitions for another time than the dictionary says.
     *
     * @param retention an interval of PostgreSQL; empty: for ever
     */
    public void keep(String table, Optional<String> retention) {
        with(
                "kept",
                sql -> sql.change(
                        """
                    insert into platform.partition_retention (schema, parent, retention)
                    select schema, leader, nullif(?, '')::interval from platform.partition_policy where schema || '.' || parent = ?
                    on conflict (schema, parent) do update set retention = excluded.retention, set_at = now()
                    """,
                        retention.orElse(""),
                        known(sql, Optional.of(table)).orElseThrow()));
    }

    /** Has a table keep its partitions as the dictionary says. */
    public void keepAsDeclared(String table) {
        with(
                "kept",
                sql -> sql.change(
                        "delete from platform.partition_retention where schema || '.' || parent = ?",
                        leader(sql, known(sql, Optional.of(table))).orElseThrow()));
    }

    private static Optional<String> known(Statements sql, Optional<String> table) throws SQLException {
        if (table.isPresent() && leader(sql, table).isEmpty()) {
            throw new PartitionException(
                    "No table " + table.get() + " has a lifecycle: ./stoa db partitions lists those that have.");
        }
        return table;
    }

    private static Optional<String> leader(Statements sql, Optional<String> table) throws SQLException {
        if (table.isEmpty()) {
            return table;
        }
        return sql
                .rows(
                        "select schema || '.' || leader from platform.partition_policy where schema || '.' || parent = ?",
                        row -> row.getString(1),
                        table.get())
                .stream()
                .findFirst();
    }

    private static PartitionedTable table(ResultSet row) throws SQLException {
        return new PartitionedTable(
                row.getString("schema"),
                row.getString("parent"),
                row.getString("leader"),
                row.getInt("partitions"),
                time(row, "from_at"),
                time(row, "to_at"),
                row.getLong("bytes"),
                row.getDouble("days"),
                row.getDouble("least_days"),
                Optional.ofNullable(row.getString("retention")),
                row.getInt("retired"),
                row.getInt("awaiting_archive"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private <T> T with(String what, Work<T> work) {
        try (Connection connection = owner.connect()) {
            Statements sql = new Statements(connection);
            sql.run("set application_name = 'stoa partitions'; set timezone = 'UTC'; set lock_timeout = "
                    + patience.timeout().toMillis());
            return work.on(sql);
        } catch (SQLException e) {
            throw new PartitionException("Partitions cannot be " + what + ": " + e.getMessage(), e);
        }
    }

    /** What to do on the connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Statements sql) throws SQLException;
    }
}

package stoa.platform.refresh;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import stoa.platform.database.DirectPrimary;

/**
 * The refresh of one view: a transaction on a connection of its own, in which the view, its as-of and its line in the ledger become
 * visible together, or not at all.
 */
@Singleton
class ViewRefresh {
    private static final String TAG = "/* platform.refresh */ ";
    private static final String TIMED_OUT = "57014";
    private static final String LOCKED = "55P03";
    private static final String LOCK_WAIT = "2s";

    private final DirectPrimary primary;
    private final RefreshSql ledger;
    private final Clock clock;

    ViewRefresh(DirectPrimary primary, RefreshSql ledger, Clock clock) {
        this.primary = primary;
        this.ledger = ledger;
        this.clock = clock;
    }

    RefreshRun of(RefreshedView view, RefreshSource.Mark mark) {
        var startedAt = clock.instant();
        long began = System.nanoTime();
        try (var connection = primary.connect("stoa refresh", view.budget())) {
            connection.setAutoCommit(false);
            limit(connection, view.budget());
            if (!isOurs(connection, view)) {
                connection.rollback();
                return noted(RefreshRun.without(
                        view, RefreshOutcome.OVERLAPPED, startedAt, since(began), "it is being refreshed already"));
            }
            long wal = number(connection, "select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint");
            execute(connection, "refresh materialized view " + how(connection, view) + view.name());
            long rows = number(connection, "select count(*) from " + view.name());
            long written = number(connection, "select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint") - wal;
            var run = new RefreshRun(
                    view.name(), RefreshOutcome.REFRESHED, startedAt, since(began), rows, written, mark.asOf(), null);
            keep(connection, run, rows, written, mark);
            connection.commit();
            return run;
        } catch (SQLException e) {
            var outcome = switch (String.valueOf(e.getSQLState())) {
                case TIMED_OUT -> RefreshOutcome.TIMED_OUT;
                case LOCKED -> RefreshOutcome.OVERLAPPED;
                default -> RefreshOutcome.FAILED;
            };
            return noted(RefreshRun.without(view, outcome, startedAt, since(began), String.valueOf(e.getMessage())));
        }
    }

    private RefreshRun noted(RefreshRun run) {
        ledger.note(run);
        return run;
    }

    private static void limit(Connection connection, Duration budget) throws SQLException {
        execute(connection, "set local statement_timeout = " + budget.toMillis());
        execute(connection, "set local lock_timeout = '" + LOCK_WAIT + "'");
    }

    /** Held until the transaction ends, however it does. */
    private static boolean isOurs(Connection connection, RefreshedView view) throws SQLException {
        try (var statement = connection.prepareStatement(
                TAG + "select pg_try_advisory_xact_lock(hashtextextended('stoa refresh ' || ?, 0))")) {
            statement.setString(1, view.name());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** A view that was never filled, after a restore for one, cannot be refreshed concurrently; nobody reads it either. */
    private static String how(Connection connection, RefreshedView view) throws SQLException {
        return number(
                                connection,
                                "select coalesce((select relispopulated from pg_class where oid = to_regclass('"
                                        + view.name() + "')), true)::integer")
                        == 1
                ? "concurrently "
                : "";
    }

    private static void keep(Connection connection, RefreshRun run, long rows, long written, RefreshSource.Mark mark)
            throws SQLException {
        try (var state = connection.prepareStatement(TAG
                        + "insert into platform.refreshed_view (view, version, as_of, refreshed_at) values (?, ?, ?, now())"
                        + " on conflict (view) do update set version = excluded.version, as_of = excluded.as_of,"
                        + " refreshed_at = excluded.refreshed_at");
                var line = connection.prepareStatement(
                        TAG
                                + "insert into platform.refresh_run"
                                + " (view, outcome, started_at, duration_ms, rows, wal_bytes, as_of) values (?, ?, ?, ?, ?, ?, ?)")) {
            state.setString(1, run.view());
            state.setLong(2, mark.version());
            state.setObject(3, atUtc(mark.asOf()));
            state.executeUpdate();
            line.setString(1, run.view());
            line.setString(2, run.outcome().toString());
            line.setObject(3, atUtc(run.startedAt()));
            line.setLong(4, run.duration().toMillis());
            line.setLong(5, rows);
            line.setLong(6, written);
            line.setObject(7, atUtc(mark.asOf()));
            line.executeUpdate();
        }
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TAG + sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TAG + sql)) {
            if (!row.next()) {
                throw new SQLException("no row: " + sql);
            }
            return row.getLong(1);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}

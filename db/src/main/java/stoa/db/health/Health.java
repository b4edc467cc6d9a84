package stoa.db.health;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import stoa.db.cluster.Endpoint;
import stoa.db.statements.Statements;

/** Looks at the primary, as the owner, who may read statistics. */
public final class Health {
    private static final String REPLICAS = """
            select application_name, state,
              coalesce(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), replay_lsn), 0),
              coalesce(extract(epoch from replay_lag) * 1000, 0)
            from pg_catalog.pg_stat_replication
            order by 1, pid
            """;

    private static final String POOLS = """
            select usename, count(*), count(*) filter (where state = 'active'),
              count(*) filter (where wait_event_type = 'Lock'),
              coalesce(extract(epoch from now() - min(xact_start)), 0)
            from pg_catalog.pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid()
            group by usename
            order by 1
            """;

    private static final String DEAD = """
            select schemaname || '.' || relname, n_dead_tup, n_live_tup
            from pg_catalog.pg_stat_user_tables
            where n_dead_tup >= 1000
            order by n_dead_tup desc, 1
            limit 5
            """;

    private static final String WORK = """
            select
              (select count(*) from platform.job),
              (select count(*) from platform.job where picked),
              (select count(*) from platform.job where not picked and execution_time < now() - interval '1 minute'),
              (select count(*) from platform.parked_job),
              (select count(*) from platform.parked_event where state = 'parked'),
              (select coalesce(greatest(max(last.id) - min(cursor.position), 0), 0)
                from platform.event_cursor cursor
                cross join (select max(id) as id from platform.event where published_at > now() - interval '1 day') last)
            """;

    private static final String VIEWS = """
            select distinct on (run.view) run.view, run.outcome,
              coalesce(extract(epoch from now() - shown.as_of), 0)::bigint
            from platform.refresh_run run
            left join platform.refreshed_view shown on shown.view = run.view
            order by run.view, run.id desc
            """;

    private static final String ARCHIVE = """
            select
              count(*) filter (where dropped_at is not null),
              count(*) filter (where verified_at is null),
              count(*) filter (where verified_at is not null and dropped_at is null),
              coalesce(sum(object_bytes), 0),
              (select count(*) from platform.archive_erasure where erased_at is null)
            from platform.archived_partition
            where restored_at is null
            """;

    private final Endpoint owner;

    public Health(Endpoint owner) {
        this.owner = owner;
    }

    /**
     * What runs out, by kind, the scarcest first.
     *
     * @param data where the data is on this machine; empty where it is not
     */
    public List<Reserve> reserves(Optional<Path> data) {
        return with(sql -> new Reserves(sql).list(data));
    }

    /** What these replicas say of themselves. */
    public List<ReplicaLook> replicas(List<Endpoint> replicas) {
        return with(sql -> new Replicas(sql).look(replicas));
    }

    /** How it is now. */
    public Overview overview() {
        return with(sql -> new Overview(
                sql.rows("show server_version", row -> row.getString(1)).getFirst(),
                sql.rows("select pg_catalog.pg_database_size(current_database())", row -> row.getLong(1))
                        .getFirst(),
                sql.rows("select current_setting('max_connections')::integer", row -> row.getInt(1))
                        .getFirst(),
                sql.rows(
                        REPLICAS,
                        row -> new Overview.Replica(
                                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4))),
                sql.rows(
                        POOLS,
                        row -> new Overview.Pool(
                                row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getLong(5))),
                sql.rows(DEAD, row -> new Overview.Dead(row.getString(1), row.getLong(2), row.getLong(3))),
                sql.rows(
                                WORK,
                                row -> new Overview.Work(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6)))
                        .getFirst(),
                sql.rows(VIEWS, row -> new Overview.View(row.getString(1), row.getString(2), row.getLong(3))),
                sql.rows(
                                ARCHIVE,
                                row -> new Overview.Archive(
                                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                        .getFirst()));
    }

    private <T> T with(Look<T> look) {
        try (Connection connection = owner.connect()) {
            Statements sql = new Statements(connection);
            sql.run("set application_name = 'stoa health'; set timezone = 'UTC'");
            return look.at(sql);
        } catch (SQLException | IOException e) {
            throw new HealthException("The database cannot be looked at: " + e.getMessage(), e);
        }
    }

    /** What to look at on the connection. */
    @FunctionalInterface
    private interface Look<T> {
        T at(Statements sql) throws SQLException, IOException;
    }
}

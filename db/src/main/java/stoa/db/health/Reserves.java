package stoa.db.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.db.statements.Statements;

/** How much is left of what runs out. Rates are means since the database was set up. */
record Reserves(Statements sql) {
    private static final double GIGABYTE = 1L << 30;
    private static final double FREE_SHARE = 0.05;

    /** Days since the first migration, at least an hour. */
    private static final String AGE =
            "(select greatest(extract(epoch from now()::timestamp - min(installed_on)) / 86400, 0.04)"
                    + " from platform.flyway_schema_history)";

    private static final String PARTITIONS = """
            select 'partitions', schema || '.' || parent, days, 'days', least_days, ''
            from platform.partition_runway
            order by days, 2
            """;

    /** At the mean rate, a hundred years at most: fewer than a year are too few. */
    private static final String SEQUENCES = """
            select 'sequence', s.schemaname || '.' || s.sequencename,
              least(36525, (s.max_value - s.last_value) / (greatest(s.last_value::numeric, 1) / @age@)), 'days', 365,
              round(100 * s.last_value::numeric / s.max_value, 3)::float8 || ' % used'
            from pg_catalog.pg_sequences s
            where s.last_value is not null and not s.cycle
            order by 3, 2
            """;

    /** Autovacuum freezes at its limit; a quarter beyond it, it does not keep up. */
    private static final String TRANSACTION_IDS = """
            select kind, datname, 2147483648 - 3000000 - age, 'ids', 2147483648 - 3000000 - 1.25 * most,
              'age ' || age || ', frozen by autovacuum at ' || most
            from (
              select 'transaction ids' as kind, datname, age(datfrozenxid)::numeric as age,
                current_setting('autovacuum_freeze_max_age')::numeric as most
              from pg_catalog.pg_database where datallowconn
              union all
              select 'multixact ids', datname, mxid_age(datminmxid),
                current_setting('autovacuum_multixact_freeze_max_age')::numeric
              from pg_catalog.pg_database where datallowconn) ages
            order by kind desc, age desc, datname
            """;

    /** Where slots may keep what they want, as if it were 10 GB. */
    private static final String SLOTS = """
            select 'slot', slot_name,
              case when wal_status = 'lost' then 0 else most - retained end, 'bytes', most / 5,
              concat_ws(', ', case when active then 'active' else 'inactive' end, wal_status,
                'keeps ' || pg_size_pretty(retained) || ' of ' || pg_size_pretty(most))
            from (
              select slot_name, active, wal_status,
                coalesce(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), restart_lsn), 0) as retained,
                (select case when setting::bigint < 0 then 10240 else setting::numeric end * 1048576
                  from pg_catalog.pg_settings where name = 'max_slot_wal_keep_size') as most
              from pg_catalog.pg_replication_slots) slots
            order by 3, 2
            """;

    /** @param data where the data is on this machine; empty where it is not */
    List<Reserve> list(Optional<Path> data) throws SQLException, IOException {
        List<Reserve> reserves = new ArrayList<>();
        for (String query : List.of(PARTITIONS, SEQUENCES.replace("@age@", AGE), TRANSACTION_IDS, SLOTS)) {
            reserves.addAll(sql.rows(
                    query,
                    row -> new Reserve(
                            row.getString(1),
                            row.getString(2),
                            row.getDouble(3),
                            row.getString(4),
                            row.getDouble(5),
                            row.getString(6))));
        }
        if (data.isPresent()) {
            reserves.add(disk(data.get()));
        }
        return reserves;
    }

    private Reserve disk(Path data) throws SQLException, IOException {
        FileStore store = Files.getFileStore(data);
        double perDay = sql.rows(
                        "select pg_catalog.pg_database_size(current_database()) / " + AGE, row -> row.getDouble(1))
                .getFirst();
        long days = Math.round(Math.min(store.getUsableSpace() / perDay, 36525));
        return new Reserve(
                "disk",
                data.toString(),
                store.getUsableSpace(),
                "bytes",
                Math.max(store.getTotalSpace() * FREE_SHARE, GIGABYTE),
                "at the mean growth of the database full in " + days + " days");
    }
}

package stoa.db.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import stoa.db.cluster.Endpoint;
import stoa.db.health.ReplicaLook.Verdict;
import stoa.db.statements.Statements;

/** Asks replicas, each by itself: the primary knows nothing of one that is gone, or that was promoted. */
record Replicas(Statements primary) {
    private static final String PRIMARY = """
            select pg_catalog.pg_current_wal_lsn()::text as position,
              ('x' || substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8))::bit(32)::integer as timeline
            """;

    /** With the rights of the server's login, which may read statistics (bootstrap/roles.sql). */
    private static final String REPLICA = """
            select pg_catalog.pg_is_in_recovery() as follows,
              coalesce((select received_tli from pg_catalog.pg_stat_wal_receiver), 0) as timeline,
              greatest(pg_catalog.pg_wal_lsn_diff(?::text::pg_lsn, pg_catalog.pg_last_wal_replay_lsn()), 0)::bigint as behind,
              coalesce(extract(epoch from clock_timestamp() - pg_catalog.pg_last_xact_replay_timestamp()) * 1000, 0)::bigint as ago,
              pg_catalog.pg_is_in_recovery() and pg_catalog.pg_is_wal_replay_paused() as paused
            """;

    private record Primary(String position, int timeline) {}

    List<ReplicaLook> look(List<Endpoint> replicas) throws SQLException {
        Primary now = primary.rows(PRIMARY, row -> new Primary(row.getString("position"), row.getInt("timeline")))
                .getFirst();
        return replicas.stream().map(replica -> look(replica, now)).toList();
    }

    private static ReplicaLook look(Endpoint replica, Primary now) {
        String name = replica.jdbcUrl().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
        try (Connection connection = replica.connect()) {
            return new Statements(connection)
                    .rows(
                            REPLICA,
                            row -> {
                                boolean follows = row.getBoolean("follows");
                                int timeline = row.getInt("timeline");
                                long behind = row.getLong("behind");
                                Verdict verdict = verdict(follows, timeline, now.timeline(), row.getBoolean("paused"));
                                return new ReplicaLook(
                                        name,
                                        verdict,
                                        timeline,
                                        behind,
                                        behind == 0 ? 0 : row.getLong("ago"),
                                        detail(verdict, follows, timeline, now.timeline()));
                            },
                            now.position())
                    .getFirst();
        } catch (SQLException e) {
            return new ReplicaLook(name, Verdict.UNREACHABLE, 0, 0, 0, String.valueOf(e.getMessage()));
        }
    }

    private static Verdict verdict(boolean follows, int timeline, int primary, boolean paused) {
        if (!follows) {
            return Verdict.DIVERGED;
        }
        if (timeline == 0) {
            return Verdict.CUT_OFF;
        }
        if (timeline != primary) {
            return Verdict.DIVERGED;
        }
        return paused ? Verdict.PAUSED : Verdict.FOLLOWS;
    }

    private static String detail(Verdict verdict, boolean follows, int timeline, int primary) {
        return switch (verdict) {
            case FOLLOWS, UNREACHABLE -> "";
            case PAUSED -> "replay is paused: select pg_wal_replay_resume()";
            case CUT_OFF -> "receives nothing from the primary: its log says why";
            case DIVERGED ->
                follows
                        ? "follows timeline " + timeline + ", the primary is on " + primary + ": make it anew"
                        : "it is no replica any more, but a primary of its own: make it anew";
        };
    }
}

package stoa.app.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.db.cluster.ClusterAddresses;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.PoolerChoice;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/**
 * The databases that a command works on: those that the environment names, the embedded cluster that runs already, or one
 * that is started for as long as the command takes.
 *
 * @param owner where migrations run
 * @param web where the server's statements run
 * @param jobs where the statements of its jobs run
 * @param pooler how its pooler is told that the database was migrated
 * @param listening where the server listens for notifications, past the pooler: whichever is the primary
 * @param description for the log, without secrets
 */
record Databases(
        Endpoint owner,
        Endpoint web,
        Endpoint jobs,
        List<Endpoint> replicas,
        PoolerNotice pooler,
        List<Endpoint> listening,
        String description,
        @Nullable EmbeddedCluster cluster)
        implements AutoCloseable {

    /** For a command beside the server, or without one. */
    static Databases open(Path data) {
        return ExternalDatabases.fromEnvironment(System.getenv())
                .or(() -> EmbeddedCluster.attach(data).map(addresses -> of(addresses, null)))
                .orElseGet(() -> start(
                        ClusterConfig.durable(existing(data)).withReplicas(0).withPooler(PoolerChoice.NONE)));
    }

    private static Path existing(Path data) {
        if (!data.resolve("primary").toFile().isDirectory()) {
            throw new CommandFailure(
                    "There is no Stoa in " + data.toAbsolutePath().normalize()
                            + ": start one with ./stoa run, or name its directory with --data.");
        }
        return data;
    }

    static Databases start(ClusterConfig config) {
        var cluster = EmbeddedCluster.start(config);
        return of(cluster.addresses(), cluster);
    }

    private static Databases of(ClusterAddresses addresses, @Nullable EmbeddedCluster cluster) {
        var parts = new ArrayList<String>();
        parts.add("embedded PostgreSQL");
        parts.add(addresses.webReplicas().size() + " replica(s)");
        addresses.poolerDescription().ifPresent(parts::add);
        var listening = new ArrayList<Endpoint>();
        listening.add(addresses.direct());
        listening.addAll(addresses.directReplicas());
        return new Databases(
                addresses.ownerDirect(),
                addresses.webPrimary(),
                addresses.jobsPrimary(),
                addresses.webReplicas(),
                addresses.poolerConsole().map(PoolerNotice::to).orElse(PoolerNotice.NOBODY),
                List.copyOf(listening),
                String.join(", ", parts),
                cluster);
    }

    /**
     * Applies what is pending, and has the pooler forget what was prepared before.
     *
     * @return how many were applied
     */
    int migrate(MigrationListener listener) {
        return told(Migrations.migrate(owner, listener));
    }

    /** The same, up to a version. */
    int migrateTo(String version, MigrationListener listener) {
        return told(Migrations.migrateTo(version, owner, listener));
    }

    private int told(int applied) {
        if (applied > 0) {
            pooler.give();
        }
        return applied;
    }

    Optional<String> note() {
        return cluster == null ? Optional.empty() : cluster.poolerNote();
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}

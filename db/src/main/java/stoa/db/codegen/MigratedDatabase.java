package stoa.db.codegen;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** A throw-away cluster with all migrations applied, kept for the next build as long as they stay the same. */
record MigratedDatabase(Path cache, String fingerprint) {
    private static final String PREFIX = "cluster-";

    /** What to do with the owner's connection. */
    interface Work {
        void with(Connection connection) throws IOException, SQLException;
    }

    /** One build at a time uses the cluster: others wait here, in this process and in other ones. */
    void use(Work work) throws IOException, SQLException {
        Files.createDirectories(cache);
        // Maven loads this class anew for each module, and file locks do not hold between threads of one process; an
        // interned string is the same object for all of them.
        synchronized (monitor()) {
            try (FileChannel channel =
                    FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                useAlone(work);
            }
        }
    }

    private Object monitor() {
        return (MigratedDatabase.class.getName() + cache.toAbsolutePath().normalize()).intern();
    }

    private void useAlone(Work work) throws IOException, SQLException {
        Path data = cache.resolve(PREFIX + fingerprint.substring(0, 16));
        Path migrated = data.resolve("migrated");
        if (!Files.exists(migrated)) {
            deleteClusters();
        }
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data))) {
            if (!Files.exists(migrated)) {
                Migrations.migrate(cluster.addresses().ownerDirect(), MigrationListener.SILENT);
                Files.createFile(migrated);
            }
            try (Connection connection = cluster.addresses().ownerDirect().connect()) {
                work.with(connection);
            }
        }
    }

    private void deleteClusters() throws IOException {
        List<Path> clusters;
        try (Stream<Path> entries = Files.list(cache)) {
            clusters = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (Path cluster : clusters) {
            GeneratedSources.delete(cluster);
        }
    }
}

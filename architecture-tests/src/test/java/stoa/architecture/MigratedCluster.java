package stoa.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import stoa.db.cluster.ClusterAddresses;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** A fresh, migrated, throw-away database, the same one for all tests of this Maven module. Tests roll back. */
public final class MigratedCluster implements BeforeAllCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(MigratedCluster.class);

    private @Nullable ClusterAddresses addresses;

    @Override
    public void beforeAll(ExtensionContext context) {
        addresses = context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("cluster", key -> new Running(), Running.class)
                .addresses();
    }

    public ClusterAddresses addresses() {
        return Objects.requireNonNull(addresses, "register with @RegisterExtension static");
    }

    /** Runs from the first test that needs it until the last test has ended. */
    private static final class Running implements AutoCloseable {
        private final Path folder;
        private final EmbeddedCluster cluster;

        Running() {
            try {
                folder = Files.createTempDirectory("stoa-architecture");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            cluster = EmbeddedCluster.start(ClusterConfig.throwaway(folder));
            Migrations.migrate(addresses().ownerDirect(), MigrationListener.SILENT);
        }

        ClusterAddresses addresses() {
            return cluster.addresses();
        }

        @Override
        public void close() throws IOException {
            cluster.close();
            List<Path> deepestFirst;
            try (Stream<Path> paths = Files.walk(folder)) {
                deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}

package stoa.db.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedClusterIT {
    @TempDir
    Path data;

    @SuppressWarnings("try")
    @Test
    void startsTwice() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.durable(data))) {
                System.err.println(cluster.addresses());
                long t = System.nanoTime();
                cluster.addresses().webReplicas().getFirst().connect().close();
                System.err.println((System.nanoTime() - t) / 1e6);
                assertThat(EmbeddedCluster.attach(data)).contains(cluster.addresses());
                t = System.nanoTime();
                cluster.close();
                System.err.println("close " + (System.nanoTime() - t) / 1e6);
            }
        }
    }
}

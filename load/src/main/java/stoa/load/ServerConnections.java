package stoa.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts, again and again, the connections to the primary that read timelines; the most that were seen at a time. */
final class ServerConnections {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final String COUNT =
            "select count(*)::text from pg_stat_activity where usename = 'stoa_web' and query like '%as newest%'";

    private final Thread watch;
    private final AtomicInteger most = new AtomicInteger();

    ServerConnections(Cluster cluster) {
        this.watch = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    int seen = Integer.parseInt(cluster.text(Cluster.PRIMARY, COUNT));
                    most.updateAndGet(before -> Math.max(before, seen));
                    Thread.sleep(INTERVAL);
                }
            } catch (InterruptedException | SQLException e) {
                // Asked to stop, or the database is gone, which those who read notice as well.
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Until now; nothing is counted any more. */
    int most() throws InterruptedException {
        watch.interrupt();
        watch.join();
        return most.get();
    }
}

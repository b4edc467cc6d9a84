package stoa.db.cluster;

import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * How much memory the servers of a cluster take for pages of tables: each a sixteenth of what this machine, or its container, has,
 * since they share it with one another, with the server and with the page cache of the system, through which PostgreSQL reads.
 */
final class Memory {
    private static final long MEGABYTE = 1 << 20;
    private static final long SHARE = 16;
    /** What PostgreSQL takes by itself; and from where on more has not been found to help at this size. */
    private static final long LEAST = 128;

    private static final long MOST = 1024;

    private Memory() {}

    static Map<String, String> settings() {
        return settings(ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getTotalMemorySize()
                / MEGABYTE);
    }

    /** @param megabytes of the machine */
    static Map<String, String> settings(long megabytes) {
        return Map.of(
                "shared_buffers",
                Math.clamp(megabytes / SHARE, LEAST, MOST) + "MB",
                // What a planner may count on, page cache included; nothing is taken.
                "effective_cache_size",
                Math.max(megabytes / 2, LEAST) + "MB");
    }
}

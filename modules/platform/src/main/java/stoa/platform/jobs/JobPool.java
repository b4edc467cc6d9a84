package stoa.platform.jobs;

import java.util.Locale;

/** Kinds of work that must not wait for each other. Each has threads and a partition of {@code platform.job} of its own. */
public enum JobPool {
    /** What somebody asked to happen at a time. */
    SCHEDULED(2),
    /** Writing out to many; few, since each takes several connections. */
    FANOUT(2),
    /** Processing of uploads; few, since each takes a core. */
    MEDIA(1),
    /** Fetching what links lead to. */
    PREVIEWS(4),
    /** E-mail. */
    MAIL(2),
    /** Push messages. */
    PUSH(4),
    /** Partitions, refreshes, exports, sweeping. */
    MAINTENANCE(2);

    private final int threads;

    JobPool(int threads) {
        this.threads = threads;
    }

    int threads() {
        return threads;
    }

    /** As the rows and the command line call it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

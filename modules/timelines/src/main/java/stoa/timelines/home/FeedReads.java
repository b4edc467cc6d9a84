package stoa.timelines.home;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stoa.accounts.AccountId;
import stoa.platform.database.Workload;

/** Who has read their home timeline: noted in memory, and dealt with soon after the answer, many at once. */
@Singleton
class FeedReads {
    private static final Duration PRECISION = Duration.ofHours(1);
    /** More than these wait for their next read. */
    private static final int MOST = 10_000;

    private final FeedSql feeds;
    private final Rebuilds rebuilds;
    private final Clock clock;
    private final Set<AccountId> read = ConcurrentHashMap.newKeySet();
    private final Set<AccountId> missed = ConcurrentHashMap.newKeySet();

    FeedReads(FeedSql feeds, Rebuilds rebuilds, Clock clock) {
        this.feeds = feeds;
        this.rebuilds = rebuilds;
        this.clock = clock;
    }

    /** Somebody read from their feed. */
    void read(AccountId account, FeedPage page) {
        var before = page.lastReadAt();
        if (before != null && before.plus(PRECISION).isBefore(clock.instant()) && read.size() < MOST) {
            read.add(account);
        }
    }

    /** Somebody has none, or none that is written yet. */
    void missed(AccountId account) {
        if (missed.size() < MOST) {
            missed.add(account);
        }
    }

    @Scheduled(fixedDelay = "1s")
    void settle() {
        Workload.JOBS.run(this::settleNow);
    }

    private void settleNow() {
        var absent = Set.copyOf(missed);
        missed.removeAll(absent);
        absent.forEach(rebuilds::begin);
        var present = Set.copyOf(read);
        read.removeAll(present);
        if (!present.isEmpty()) {
            feeds.touch(present);
        }
    }
}

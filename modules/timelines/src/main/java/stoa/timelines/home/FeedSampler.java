package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.accounts.AccountId;
import stoa.platform.database.Workload;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/**
 * Compares a page with its definition now and then, after the answer, and counts where they differ. What was posted within
 * the last seconds is left out: it may not have been written out yet.
 */
@Singleton
class FeedSampler {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSampler.class);
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final HomeTimelineSql definition;
    private final FeedMetrics metrics;
    private final HomeFeedsConfig config;
    private final Clock clock;
    /** One comparison at a time: it is the expensive way to read. */
    private final AtomicBoolean busy = new AtomicBoolean();

    FeedSampler(HomeTimelineSql definition, FeedMetrics metrics, HomeFeedsConfig config, Clock clock) {
        this.definition = definition;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    void sample(AccountId account, PageRequest page, List<StatusId> shown) {
        if (config.sampling() > 0
                && ThreadLocalRandom.current().nextDouble() < config.sampling()
                && busy.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    Workload.JOBS.run(() -> compare(account, page, shown));
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void compare(AccountId account, PageRequest page, List<StatusId> shown) {
        long settled = Snowflake.lowestAt(clock.instant().minus(SETTLED));
        var expected = definition.page(account, page);
        boolean same = before(settled, expected).equals(before(settled, shown));
        metrics.sampled(same);
        if (!same) {
            LOG.warn(
                    "the feed of account {} differs from its definition: {} instead of {}",
                    account.value(),
                    shown,
                    expected);
        }
    }

    private static List<StatusId> before(long settled, List<StatusId> ids) {
        return ids.stream().filter(id -> id.value() < settled).toList();
    }
}

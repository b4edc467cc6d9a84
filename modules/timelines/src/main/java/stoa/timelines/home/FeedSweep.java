package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.ids.Snowflake;
import stoa.platform.jobs.RecurringJob;

/** Keeps feeds bounded: weeks let go, long feeds shortened, feeds that nobody reads given up. */
@Singleton
class FeedSweep implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSweep.class);
    private static final int FEEDS_AT_ONCE = 200;

    private final FeedSweepSql feeds;
    private final AuthorCosts costs;
    private final HomeFeedsConfig config;
    private final Clock clock;

    FeedSweep(FeedSweepSql feeds, AuthorCosts costs, HomeFeedsConfig config, Clock clock) {
        this.feeds = feeds;
        this.costs = costs;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "timelines.feed_sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        // Once a day, not each time by an hour: it rewrites every feed that is old enough.
        var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        feeds.endAt(Snowflake.lowestAt(today.minus(HomeFeedsConfig.LONGEST_RETENTION)));
        int abandoned = 0;
        for (int some = FEEDS_AT_ONCE; some == FEEDS_AT_ONCE; abandoned += some) {
            some = feeds.abandon(clock.instant().minus(config.idle()), FEEDS_AT_ONCE);
        }
        shorten();
        costs.review();
        if (abandoned > 0) {
            LOG.info(
                    "gave up {} feeds that nobody has read for {} days",
                    abandoned,
                    config.idle().toDays());
        }
    }

    private void shorten() {
        var after = OptionalLong.of(0);
        while (after.isPresent()) {
            after = feeds.shorten(after.getAsLong(), FEEDS_AT_ONCE, config.entries());
        }
    }
}

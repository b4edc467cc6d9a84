package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.accounts.AccountId;
import stoa.platform.ids.Snowflake;
import stoa.statuses.StatusId;

/**
 * Decides, author by author, whether statuses are written out or read: written out, unless that takes longer than the budget
 * at the rate that this process has measured lately; and written out again once it would take less than half of it.
 */
@Singleton
class AuthorCosts {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorCosts.class);
    private static final Duration FRESH = Duration.ofHours(1);
    /** The share of the newest measurement in the moving average. */
    private static final double NEWEST = 0.2;

    private final AuthorSql authors;
    private final FanoutParts parts;
    private final HomeFeedsConfig config;
    private final Clock clock;
    private double followersPerSecond;

    AuthorCosts(AuthorSql authors, FanoutParts parts, HomeFeedsConfig config, Clock clock) {
        this.authors = authors;
        this.parts = parts;
        this.config = config;
        this.clock = clock;
    }

    /** Takes a fan-out into account. */
    synchronized void measured(long followers, long nanoseconds) {
        if (followers > 0 && nanoseconds > 0) {
            double now = followers * (double) TimeUnit.SECONDS.toNanos(1) / nanoseconds;
            followersPerSecond = followersPerSecond == 0 ? now : NEWEST * now + (1 - NEWEST) * followersPerSecond;
        }
    }

    private synchronized double rate() {
        return followersPerSecond;
    }

    /** Whether a status is to be read by the author's followers; nothing is known before the first measurement. */
    boolean isTooExpensive(AccountId author, StatusId status) {
        var known = authors.find(author);
        var pulledFrom = known.map(AuthorSql.Known::pulledFrom).orElse(null);
        if (pulledFrom != null && pulledFrom <= status.value()) {
            return true;
        }
        double rate = rate();
        if (rate == 0) {
            return false;
        }
        long followers = known.filter(of -> of.measuredAt().plus(FRESH).isAfter(clock.instant()))
                .map(AuthorSql.Known::followers)
                .orElseGet(() -> authors.measure(author, rate));
        if (!exceeds(followers, rate, config.budget())) {
            return false;
        }
        authors.pullFrom(author, status);
        LOG.info("the {} followers of account {} read it from now on", followers, author.value());
        return true;
    }

    private static boolean exceeds(long followers, double rate, Duration budget) {
        return followers / rate * TimeUnit.SECONDS.toNanos(1) > budget.toNanos();
    }

    /** Writes those authors out again who have become cheap enough. */
    void review() {
        double rate = rate();
        if (rate == 0) {
            return;
        }
        for (var author : authors.pulled()) {
            if (!exceeds(authors.measure(author, rate), rate, config.budget().dividedBy(2))) {
                pushAgain(author);
            }
        }
    }

    private void pushAgain(AccountId author) {
        var pulledFrom = authors.find(author).map(AuthorSql.Known::pulledFrom).orElse(null);
        if (pulledFrom == null) {
            return;
        }
        long oldest = Snowflake.lowestAt(clock.instant().minus(config.retention()));
        long reached = writeOut(author, Math.max(pulledFrom - 1, oldest));
        authors.pushAgain(author);
        // What was posted while the rest was written out was still left to be read.
        writeOut(author, reached);
        LOG.info("statuses of account {} are written out again", author.value());
    }

    private long writeOut(AccountId author, long after) {
        long reached = after;
        for (var some = authors.postedAfter(author, reached);
                !some.isEmpty();
                some = authors.postedAfter(author, reached)) {
            for (var status : some) {
                parts.write(status, author);
                reached = status.value();
            }
        }
        return reached;
    }
}

package stoa.insights.trends;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import stoa.platform.jobs.RecurringJob;

/** Computes trends now and then, from what the last days' statuses and their figures say. */
@Singleton
class TrendsJob implements RecurringJob {
    private final TrendSql trends;
    private final TrendsConfig config;
    private final Clock clock;

    TrendsJob(TrendSql trends, TrendsConfig config, Clock clock) {
        this.trends = trends;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "insights.trends";
    }

    @Override
    public Duration every() {
        return config.every();
    }

    @Override
    public void run() {
        var now = clock.instant();
        trends.computeTags(now, config.leastPeople());
        trends.computeLinks(now, config.leastPeople());
        trends.computeStatuses(now, config);
    }
}

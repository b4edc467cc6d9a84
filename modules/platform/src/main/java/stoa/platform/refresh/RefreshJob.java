package stoa.platform.refresh;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.jobs.RecurringJob;

/** Refreshes what has changed, and keeps the ledger short. What fails is in the ledger, and tried again the next time. */
@Singleton
class RefreshJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshJob.class);
    private static final Duration TRIED = Duration.ofDays(90);
    private static final Duration SKIPPED = Duration.ofDays(1);

    private final Refreshes refreshes;
    private final RefreshSql ledger;
    private final RefreshConfig config;
    private final Clock clock;

    RefreshJob(Refreshes refreshes, RefreshSql ledger, RefreshConfig config, Clock clock) {
        this.refreshes = refreshes;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "platform.refresh";
    }

    @Override
    public Duration every() {
        return config.every();
    }

    @Override
    public void run() {
        refreshes.all(false, run -> {
            if (run.outcome().isTrouble()) {
                LOG.warn(
                        "the refresh of {} {} after {} ms: {}",
                        run.view(),
                        run.outcome(),
                        run.duration().toMillis(),
                        run.detail());
            }
        });
        var now = clock.instant();
        ledger.forget(now.minus(TRIED), now.minus(SKIPPED));
    }
}

package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.time.Clock;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.jobs.Jobs;

/** Begins feeds for those who have none: from then on they are kept, and a job writes what there is already. */
@Singleton
class Rebuilds {
    private final Database database;
    private final RebuildSql feeds;
    private final Jobs jobs;
    private final HomeFeedsConfig config;
    private final Clock clock;

    Rebuilds(Database database, RebuildSql feeds, Jobs jobs, HomeFeedsConfig config, Clock clock) {
        this.database = database;
        this.feeds = feeds;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    /** Does nothing where it has begun already. The job sees the light only together with the feed's row. */
    void begin(AccountId account) {
        database.write(sql -> {
            boolean begun = feeds.begin(account, clock.instant().minus(config.retention()));
            if (begun) {
                jobs.schedule(new RebuildJob(account));
            }
            return begun;
        });
    }
}

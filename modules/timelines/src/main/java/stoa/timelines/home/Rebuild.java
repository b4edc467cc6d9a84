package stoa.timelines.home;

import jakarta.inject.Singleton;
import stoa.platform.jobs.JobHandler;

/** Does a {@link RebuildJob}; done twice it writes nothing twice. */
@Singleton
class Rebuild implements JobHandler<RebuildJob> {
    private final RebuildSql feeds;
    private final HomeFeedsConfig config;

    Rebuild(RebuildSql feeds, HomeFeedsConfig config) {
        this.feeds = feeds;
        this.config = config;
    }

    @Override
    public Class<RebuildJob> handles() {
        return RebuildJob.class;
    }

    @Override
    public void run(RebuildJob job) {
        feeds.build(job.account(), config.newestOfEach());
    }
}

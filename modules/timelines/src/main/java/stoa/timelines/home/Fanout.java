package stoa.timelines.home;

import jakarta.inject.Singleton;
import stoa.platform.jobs.JobHandler;

/**
 * Writes a status to many followers, some thousands at a time, and measures it: where the rest of an author's followers
 * would take longer than the budget, they read the author from this status on.
 */
@Singleton
class Fanout implements JobHandler<FanoutJob> {
    private final FanoutSql fanout;
    private final AuthorCosts costs;
    private final HomeFeedsConfig config;

    Fanout(FanoutSql fanout, AuthorCosts costs, HomeFeedsConfig config) {
        this.fanout = fanout;
        this.costs = costs;
        this.config = config;
    }

    @Override
    public Class<FanoutJob> handles() {
        return FanoutJob.class;
    }

    @Override
    public void run(FanoutJob job) {
        if (costs.isTooExpensive(job.author(), job.status())) {
            return;
        }
        long began = System.nanoTime();
        long written = 0;
        var next = fanout.writeAfter(job.status(), job.author(), job.follow(), config.followersAtOnce());
        while (next.isPresent()) {
            written += config.followersAtOnce();
            next = fanout.writeAfter(job.status(), job.author(), next.getAsLong(), config.followersAtOnce());
        }
        costs.measured(written, System.nanoTime() - began);
    }
}

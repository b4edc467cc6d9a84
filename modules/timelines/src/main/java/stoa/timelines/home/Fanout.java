package stoa.timelines.home;

import jakarta.inject.Singleton;
import stoa.platform.jobs.JobHandler;

/**
 * Writes a status to many followers, and measures it: where the rest of an author's followers
 * would take longer than the budget, they read the author from this status on.
 */
@Singleton
class Fanout implements JobHandler<FanoutJob> {
    private final FanoutParts parts;
    private final AuthorCosts costs;

    Fanout(FanoutParts parts, AuthorCosts costs) {
        this.parts = parts;
        this.costs = costs;
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
        long written = parts.write(job.status(), job.author());
        costs.measured(written, System.nanoTime() - began);
    }
}

package stoa.statuses.polls;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.jobs.JobHandler;
import stoa.statuses.PollEnded;

/**
 * Does a {@link PollEndJob}. A poll that is gone has not ended; one that was made longer has another
 * job.
 */
@Singleton
class PollEnd implements JobHandler<PollEndJob> {
    private final Database database;
    private final PollSql polls;
    private final Events events;

    PollEnd(Database database, PollSql polls, Events events) {
        this.database = database;
        this.polls = polls;
        this.events = events;
    }

    @Override
    public Class<PollEndJob> handles() {
        return PollEndJob.class;
    }

    @Override
    public void run(PollEndJob job) {
        database.write(sql -> {
            polls.lock(job.status())
                    .filter(PollSql.PollRow::isOver)
                    .ifPresent(poll -> events.publish(new PollEnded(job.status(), new AccountId(poll.accountId()))));
            return true;
        });
    }
}

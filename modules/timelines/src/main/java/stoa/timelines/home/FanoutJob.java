package stoa.timelines.home;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;
import stoa.statuses.StatusId;

/** Writes a status to the followers of an author who has too many for one statement. */
@Serdeable
@JobType(name = "timelines.fanout", pool = JobPool.FANOUT)
record FanoutJob(StatusId status, AccountId author) implements Job {}

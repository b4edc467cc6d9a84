package stoa.timelines.home;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;
import stoa.statuses.StatusId;

/**
 * Writes a status to the followers that one statement did not reach.
 *
 * @param follow the last one that has been written to, by the id of the follow
 */
@Serdeable
@JobType(name = "timelines.fanout", pool = JobPool.FANOUT)
record FanoutJob(StatusId status, AccountId author, long follow) implements Job {}

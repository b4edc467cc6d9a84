package stoa.statuses.polls;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;
import stoa.statuses.StatusId;

/** Says that a poll has ended, when it has. */
@Serdeable
@JobType(name = "statuses.poll_end", pool = JobPool.SCHEDULED)
record PollEndJob(StatusId status) implements Job {}

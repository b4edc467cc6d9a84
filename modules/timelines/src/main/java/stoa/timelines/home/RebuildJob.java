package stoa.timelines.home;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Writes the feed of somebody who has not read it for a while, or never; goes before what is written out to many. */
@Serdeable
@JobType(name = "timelines.rebuild", pool = JobPool.FANOUT, priority = 1)
record RebuildJob(AccountId account) implements Job {}

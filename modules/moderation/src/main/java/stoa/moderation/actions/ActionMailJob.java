package stoa.moderation.actions;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Tells somebody what was done to their account. */
@Serdeable
@JobType(name = "moderation.action_mail", pool = JobPool.MAIL)
record ActionMailJob(long action) implements Job {}

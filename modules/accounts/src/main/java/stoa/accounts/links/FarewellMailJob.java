package stoa.accounts.links;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Tells the address that an account had before that it is forgotten. */
@Serdeable
@JobType(name = "accounts.farewell_mail", pool = JobPool.MAIL)
record FarewellMailJob(String email, String username) implements Job {}

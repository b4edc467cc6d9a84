package stoa.accounts.leaving;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Tells somebody that their account is erased; the address is nowhere else any more. */
@Serdeable
@JobType(name = "accounts.erased_mail", pool = JobPool.MAIL)
record ErasedMailJob(String email, String username) implements Job {}

package stoa.accounts.leaving;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Erases everything of an account that was deleted. */
@Serdeable
@JobType(name = "accounts.erasure", pool = JobPool.MAINTENANCE)
record ErasureJob(AccountId account) implements Job {}

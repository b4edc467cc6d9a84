package stoa.accounts.exporting;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Makes somebody's archive. */
@Serdeable
@JobType(name = "accounts.archive", pool = JobPool.MAINTENANCE)
record ArchiveJob(AccountId account) implements Job {}

package stoa.accounts.exporting;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Tells somebody that their archive is ready. */
@Serdeable
@JobType(name = "accounts.archive_mail", pool = JobPool.MAIL)
record ArchiveMailJob(AccountId account) implements Job {}

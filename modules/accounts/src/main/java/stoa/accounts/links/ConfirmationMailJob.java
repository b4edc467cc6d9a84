package stoa.accounts.links;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Sends somebody a link with which they confirm their address. */
@Serdeable
@JobType(name = "accounts.confirmation_mail", pool = JobPool.MAIL)
record ConfirmationMailJob(AccountId account) implements Job {}

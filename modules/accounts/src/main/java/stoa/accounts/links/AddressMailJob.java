package stoa.accounts.links;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Sends a link to another address of somebody's, with which it becomes the account's. */
@Serdeable
@JobType(name = "accounts.address_mail", pool = JobPool.MAIL)
record AddressMailJob(AccountId account, String email) implements Job {}

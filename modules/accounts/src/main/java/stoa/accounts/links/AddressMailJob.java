package stoa.accounts.links;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/**
 * Sends a link to another address of somebody's, with which it becomes the account's.
 *
 * @param login that it was asked for with: where the password is another one by then, nothing is sent. Null in what was asked for
 *     before this was kept
 */
@Serdeable
@JobType(name = "accounts.address_mail", pool = JobPool.MAIL)
record AddressMailJob(
        AccountId account, String email, @Nullable String login) implements Job {}

package stoa.accounts.links;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Sends a link with which somebody chooses a new password, if there is somebody with this address. */
@Serdeable
@JobType(name = "accounts.password_mail", pool = JobPool.MAIL)
record PasswordMailJob(String email) implements Job {}

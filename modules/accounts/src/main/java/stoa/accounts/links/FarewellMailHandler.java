package stoa.accounts.links;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import stoa.platform.jobs.JobHandler;

/** Writes to addresses that accounts had before. */
@Singleton
@Requires(property = "stoa.mail.smtp-url")
class FarewellMailHandler implements JobHandler<FarewellMailJob> {
    private final LinkMailer mailer;

    FarewellMailHandler(LinkMailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Class<FarewellMailJob> handles() {
        return FarewellMailJob.class;
    }

    @Override
    public void run(FarewellMailJob job) throws MessagingException {
        mailer.sendFarewell(job.email(), job.username());
    }
}

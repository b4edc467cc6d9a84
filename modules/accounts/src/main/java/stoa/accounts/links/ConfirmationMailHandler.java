package stoa.accounts.links;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import stoa.platform.jobs.JobHandler;

/** Sends links for addresses that are not confirmed yet. An instance that sends no mail leaves them to the others. */
@Singleton
@Requires(property = "stoa.mail.smtp-url")
class ConfirmationMailHandler implements JobHandler<ConfirmationMailJob> {
    private final LinkSql links;
    private final LinkMailer mailer;

    ConfirmationMailHandler(LinkSql links, LinkMailer mailer) {
        this.links = links;
        this.mailer = mailer;
    }

    @Override
    public Class<ConfirmationMailJob> handles() {
        return ConfirmationMailJob.class;
    }

    @Override
    public void run(ConfirmationMailJob job) throws MessagingException {
        var login = links.find(job.account());
        if (login.isPresent() && !login.get().confirmed()) {
            mailer.send(login.get(), LinkPurpose.CONFIRMATION);
        }
    }
}

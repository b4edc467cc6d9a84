package stoa.accounts.links;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import stoa.platform.jobs.JobHandler;

/** Sends links to addresses that accounts are to have. An instance that sends no mail leaves them to the others. */
@Singleton
@Requires(property = "stoa.mail.smtp-url")
class AddressMailHandler implements JobHandler<AddressMailJob> {
    private final LinkSql links;
    private final LinkMailer mailer;

    AddressMailHandler(LinkSql links, LinkMailer mailer) {
        this.links = links;
        this.mailer = mailer;
    }

    @Override
    public Class<AddressMailJob> handles() {
        return AddressMailJob.class;
    }

    @Override
    public void run(AddressMailJob job) throws MessagingException {
        var login = links.find(job.account());
        if (login.isPresent()) {
            mailer.sendToNewAddress(login.get(), job.email(), job.login());
        }
    }
}

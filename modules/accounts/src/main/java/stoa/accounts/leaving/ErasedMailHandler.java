package stoa.accounts.leaving;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.List;
import stoa.platform.jobs.JobHandler;
import stoa.platform.mail.Mail;
import stoa.platform.mail.Mails;
import stoa.platform.web.PublicUrl;

/** Writes to those whose account is erased. */
@Singleton
@Requires(property = "stoa.mail.smtp-url")
class ErasedMailHandler implements JobHandler<ErasedMailJob> {
    private final Mails mails;
    private final PublicUrl url;

    ErasedMailHandler(Mails mails, PublicUrl url) {
        this.mails = mails;
        this.url = url;
    }

    @Override
    public Class<ErasedMailJob> handles() {
        return ErasedMailJob.class;
    }

    @Override
    public void run(ErasedMailJob job) throws MessagingException {
        mails.send(new Mail(
                job.email(),
                "Your account on " + url.domain() + " is deleted",
                List.of(
                        "Hello " + job.username() + ",",
                        "your account on " + url.domain()
                                + " is deleted, and everything that it posted and uploaded is erased."
                                + " This address is forgotten with this mail.",
                        "Nobody else can get the name " + job.username() + ".")));
    }
}

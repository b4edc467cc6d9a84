package stoa.accounts.links;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.time.Duration;
import stoa.platform.jobs.JobHandler;

/** Sends links for new passwords, at most one in five minutes to one person, however often they are asked for. */
@Singleton
@Requires(property = "stoa.mail.smtp-url")
class PasswordMailHandler implements JobHandler<PasswordMailJob> {
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final LinkSql links;
    private final LinkMailer mailer;

    PasswordMailHandler(LinkSql links, LinkMailer mailer) {
        this.links = links;
        this.mailer = mailer;
    }

    @Override
    public Class<PasswordMailJob> handles() {
        return PasswordMailJob.class;
    }

    @Override
    public void run(PasswordMailJob job) throws MessagingException {
        var login = links.find(job.email());
        if (login.isPresent() && !links.wasSentWithin(PAUSE, login.get().account(), LinkPurpose.PASSWORD)) {
            mailer.send(login.get(), LinkPurpose.PASSWORD);
        }
    }
}

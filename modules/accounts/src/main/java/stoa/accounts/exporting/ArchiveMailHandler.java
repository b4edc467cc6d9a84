package stoa.accounts.exporting;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.List;
import stoa.accounts.Archives;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.jobs.JobHandler;
import stoa.platform.mail.Mail;
import stoa.platform.mail.Mails;
import stoa.platform.web.PublicUrl;

/** Writes to those whose archive is ready. The mail opens nothing: whoever follows its link signs in. */
@Singleton
@Requires(property = "stoa.mail.smtp-url")
class ArchiveMailHandler implements JobHandler<ArchiveMailJob> {
    private final Database database;
    private final Mails mails;
    private final PublicUrl url;

    ArchiveMailHandler(Database database, Mails mails, PublicUrl url) {
        this.database = database;
        this.mails = mails;
        this.url = url;
    }

    @Override
    public Class<ArchiveMailJob> handles() {
        return ArchiveMailJob.class;
    }

    @Override
    public void run(ArchiveMailJob job) throws MessagingException {
        var mail = database.read(
                Consistency.primary(),
                sql -> sql.select(LOGIN.EMAIL, ACCOUNT.USERNAME)
                        .from(LOGIN)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(LOGIN.ACCOUNT_ID))
                        .where(LOGIN.ACCOUNT_ID.eq(job.account().value()))
                        .and(ACCOUNT.DELETED_AT.isNull())
                        .fetchOptional(row -> mail(row.value1(), row.value2())));
        if (mail.isPresent()) {
            mails.send(mail.get());
        }
    }

    private Mail mail(String email, String username) {
        return new Mail(
                email,
                "Your data from " + url.domain(),
                List.of(
                        "Hello " + username + ",",
                        "the archive of your account on " + url.domain() + " that you asked for is ready:",
                        url.of("/settings/export"),
                        "It can be downloaded for " + Archives.KEPT.toDays() + " days from when you asked."));
    }
}

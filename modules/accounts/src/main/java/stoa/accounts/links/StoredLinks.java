package stoa.accounts.links;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.exception.IntegrityConstraintViolationException;
import stoa.accounts.AccountId;
import stoa.accounts.EmailedLinks;
import stoa.accounts.SignUpRefusal;
import stoa.accounts.signin.PasswordRules;
import stoa.accounts.signin.Passwords;
import stoa.accounts.signup.SignUpRules;
import stoa.platform.database.Database;
import stoa.platform.jobs.Jobs;
import stoa.platform.mail.Mails;

/** {@link EmailedLinks} by their hashes. Whatever is sent is sent by a job, so that asking takes the same time for all. */
@Singleton
class StoredLinks implements EmailedLinks {
    private final LinkSql links;
    private final Jobs jobs;
    private final Mails mails;
    private final Passwords passwords;
    private final Database database;

    StoredLinks(LinkSql links, Jobs jobs, Mails mails, Passwords passwords, Database database) {
        this.links = links;
        this.jobs = jobs;
        this.mails = mails;
        this.passwords = passwords;
        this.database = database;
    }

    @Override
    public boolean areSent() {
        return mails.areSent();
    }

    @Override
    public void sendConfirmation(AccountId account) {
        if (mails.areSent()) {
            jobs.schedule(new ConfirmationMailJob(account));
        }
    }

    @Override
    public boolean confirm(String token) {
        if (links.confirm(token)) {
            return true;
        }
        try {
            return database.write(sql -> {
                var before = links.changeAddress(token);
                before.ifPresent(login -> jobs.schedule(new FarewellMailJob(login.email(), login.username())));
                return before.isPresent();
            });
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
    }

    @Override
    public boolean changeAddress(AccountId account, String email) {
        if (mails.areSent()) {
            SignUpRules.requireEmail(email);
            // Whether it is somebody's already is for who reads its mail to know.
            if (!links.isTaken(email)) {
                jobs.schedule(new AddressMailJob(
                        account, email, links.markOfPassword(account).orElse(null)));
            }
            return false;
        }
        links.changeEmail(account, email);
        return true;
    }

    @Override
    public void sendPasswordLink(String email) {
        if (mails.areSent() && SignUpRules.isEmail(email)) {
            jobs.schedule(new PasswordMailJob(email));
        }
    }

    @Override
    public boolean opensPassword(String token) {
        return links.works(LinkPurpose.PASSWORD, token);
    }

    @Override
    public boolean setPassword(String token, String password) {
        if (!opensPassword(token)) {
            return false;
        }
        PasswordRules.problem(password).ifPresent(problem -> {
            throw new SignUpRefusal(List.of(problem));
        });
        return links.setPassword(token, passwords.hash(password));
    }
}

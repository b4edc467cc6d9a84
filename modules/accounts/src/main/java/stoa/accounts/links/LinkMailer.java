package stoa.accounts.links;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.List;
import stoa.accounts.links.LinkSql.LoginRow;
import stoa.accounts.signin.Secrets;
import stoa.platform.mail.Mail;
import stoa.platform.mail.Mails;
import stoa.platform.web.PublicUrl;

/** Makes links and sends them. What stands in one is in nobody's hands but those of who gets the mail. */
@Singleton
class LinkMailer {
    private final LinkSql links;
    private final Mails mails;
    private final PublicUrl url;

    LinkMailer(LinkSql links, Mails mails, PublicUrl url) {
        this.links = links;
        this.mails = mails;
        this.url = url;
    }

    void send(LoginRow login, LinkPurpose purpose) throws MessagingException {
        send(login, purpose, login.email());
    }

    /** @param email to where */
    void send(LoginRow login, LinkPurpose purpose, String email) throws MessagingException {
        var token = Secrets.random();
        links.keep(login, purpose, email, token);
        try {
            mails.send(
                    switch (purpose) {
                        case CONFIRMATION -> confirmation(login, token);
                        case ADDRESS -> address(login, email, token);
                        case PASSWORD -> password(login, token);
                    });
        } catch (MessagingException e) {
            links.forget(login.account(), purpose);
            throw e;
        }
    }

    /** Tells an address that it is not the account's any more, in case it was somebody else who changed it. */
    void sendFarewell(String email, String username) throws MessagingException {
        mails.send(new Mail(
                email,
                "Your address for " + url.domain() + " was changed",
                List.of(
                        "Hello " + username + ",",
                        "your account on " + url.domain() + " has another address now; this one is forgotten.",
                        "If it was not you, write to the people who run the server.")));
    }

    private Mail address(LoginRow login, String email, String token) {
        return new Mail(
                email,
                "Confirm your new address for " + url.domain(),
                List.of(
                        "Hello " + login.username() + ",",
                        "somebody wants to use this address for an account on " + url.domain()
                                + ". If it was you, open this link to confirm it:",
                        url.of("/auth/confirmation?confirmation_token=" + token),
                        "The link works once, within two days. If it was not you, do nothing."));
    }

    private Mail confirmation(LoginRow login, String token) {
        return new Mail(
                login.email(),
                "Confirm your address for " + url.domain(),
                List.of(
                        "Hello " + login.username() + ",",
                        "somebody signed up for " + url.domain()
                                + " with this address. If it was you, open this link to confirm it:",
                        url.of("/auth/confirmation?confirmation_token=" + token),
                        "The link works once, within two days. If it was not you, do nothing."));
    }

    private Mail password(LoginRow login, String token) {
        return new Mail(
                login.email(),
                "A new password for " + url.domain(),
                List.of(
                        "Hello " + login.username() + ",",
                        "somebody asked for a new password on " + url.domain()
                                + ". If it was you, open this link to choose one:",
                        url.of("/auth/password/edit?reset_password_token=" + token),
                        "The link works once, within six hours. If it was not you, do nothing: your password stays as it is."));
    }
}

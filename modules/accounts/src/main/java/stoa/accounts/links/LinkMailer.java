package stoa.accounts.links;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        var token = Secrets.random();
        links.keep(login, purpose, login.email(), token);
        send(login, purpose, login.email(), token);
    }

    /** To an address that is to be the account's, unless that was asked for with another password than the one of now. */
    void sendToNewAddress(LoginRow login, String email, @Nullable String askedWith) throws MessagingException {
        var token = Secrets.random();
        if (links.keepForAddress(login, email, token, askedWith)) {
            send(login, LinkPurpose.ADDRESS, email, token);
        }
    }

    private void send(LoginRow login, LinkPurpose purpose, String email, String token) throws MessagingException {
        try {
            mails.send(mail(login.username(), purpose, email, token));
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

    private Mail mail(String username, LinkPurpose purpose, String email, String token) {
        var server = url.domain();
        return switch (purpose) {
            case CONFIRMATION ->
                confirmation(
                        username,
                        email,
                        "Confirm your address for " + server,
                        "somebody signed up for " + server + " with this address.",
                        token);
            case ADDRESS ->
                confirmation(
                        username,
                        email,
                        "Confirm your new address for " + server,
                        "somebody wants to use this address for an account on " + server + ".",
                        token);
            case PASSWORD ->
                asking(
                        username,
                        email,
                        "A new password for " + server,
                        "somebody asked for a new password on " + server
                                + ". If it was you, open this link to choose one:",
                        "/auth/password/edit?reset_password_token=" + token,
                        "The link works once, within six hours. If it was not you, do nothing: your password stays as it is.");
        };
    }

    private Mail confirmation(String username, String email, String subject, String happened, String token) {
        return asking(
                username,
                email,
                subject,
                happened + " If it was you, open this link to confirm it:",
                "/auth/confirmation?confirmation_token=" + token,
                "The link works once, within two days. If it was not you, do nothing.");
    }

    /** @param path of the link */
    private Mail asking(String username, String email, String subject, String asked, String path, String end) {
        return new Mail(email, subject, List.of("Hello " + username + ",", asked, url.of(path), end));
    }
}

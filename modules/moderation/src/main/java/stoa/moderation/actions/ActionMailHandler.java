package stoa.moderation.actions;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AdminAccountView;
import stoa.accounts.Standings;
import stoa.platform.jobs.JobHandler;
import stoa.platform.mail.Mail;
import stoa.platform.mail.Mails;
import stoa.platform.web.PublicUrl;

/** Writes to those whose account was warned or restricted; not to who has left meanwhile. */
@Singleton
@Requires(property = "stoa.mail.smtp-url")
class ActionMailHandler implements JobHandler<ActionMailJob> {
    private final ActionSql actions;
    private final Standings standings;
    private final Mails mails;
    private final PublicUrl url;

    ActionMailHandler(ActionSql actions, Standings standings, Mails mails, PublicUrl url) {
        this.actions = actions;
        this.standings = standings;
        this.mails = mails;
        this.url = url;
    }

    @Override
    public Class<ActionMailJob> handles() {
        return ActionMailJob.class;
    }

    @Override
    public void run(ActionMailJob job) throws MessagingException {
        var told = actions.find(job.action());
        if (told.isEmpty()) {
            return;
        }
        var account = Optional.ofNullable(
                standings.byIds(List.of(told.get().account())).get(told.get().account()));
        if (account.filter(one -> !one.email().isEmpty()).isPresent()) {
            mails.send(mail(account.get(), told.get()));
        }
    }

    private Mail mail(AdminAccountView account, ActionSql.Told told) {
        var server = url.domain();
        var paragraphs = new ArrayList<String>();
        paragraphs.add("Hello " + account.username() + ",");
        paragraphs.add(
                switch (told.type()) {
                    case "sensitive" ->
                        "your media on " + server + " is shown behind a warning from now on: those who run the server"
                                + " decided so.";
                    case "disable" ->
                        "you cannot sign in to your account on " + server
                                + " any more: those who run the server decided"
                                + " so. What you posted stays as it is.";
                    case "silence" ->
                        "your account on " + server
                                + " is limited from now on: only those who follow you are shown what"
                                + " you post without asking for it. Those who run the server decided so.";
                    case "suspend" ->
                        "your account on " + server + " is suspended: you cannot sign in, and nobody is shown what you"
                                + " posted. Those who run the server decided so.";
                    default -> "those who run " + server + " have something to tell you about your account.";
                });
        if (!told.text().isBlank()) {
            paragraphs.add(told.text());
        }
        return new Mail(account.email(), subject(told.type(), server), paragraphs);
    }

    private static String subject(String type, String server) {
        return switch (type) {
            case "sensitive" -> "Your media on " + server + " is marked as sensitive";
            case "disable" -> "Your account on " + server + " is disabled";
            case "silence" -> "Your account on " + server + " is limited";
            case "suspend" -> "Your account on " + server + " is suspended";
            default -> "A warning for your account on " + server;
        };
    }
}

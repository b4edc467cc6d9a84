package stoa.platform.mail;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail, where the operator has said through which server. */
@Singleton
public final class Mails {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailConfig config;
    private final Clock clock;

    Mails(MailConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @EventListener
    void atStart(StartupEvent event) {
        if (config.sends()) {
            LOG.info("mail goes out through {} from {}", config.server().getHost(), config.sender());
        } else {
            LOG.info("no mail is sent: stoa.mail.smtp-url is not set");
        }
    }

    /** Whether mail is sent at all. */
    public boolean areSent() {
        return config.sends();
    }

    /**
     * Hands a mail to the server, which takes some time: call it in a job.
     *
     * @throws MessagingException where the server does not take it
     */
    public void send(Mail mail) throws MessagingException {
        var server = config.server();
        var session = session("smtps".equals(server.getScheme()));
        var message = message(session, mail);
        try (var transport = session.getTransport(server.getScheme())) {
            transport.connect(server.getHost(), server.getPort(), config.user(), config.secret());
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Session session(boolean tls) {
        var prefix = tls ? "mail.smtps." : "mail.smtp.";
        var wait = Long.toString(PATIENCE.toMillis());
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", wait);
        properties.setProperty(prefix + "timeout", wait);
        properties.setProperty(prefix + "writetimeout", wait);
        properties.setProperty(prefix + "auth", Boolean.toString(config.user() != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(config.starttls()));
        return Session.getInstance(properties);
    }

    private Message message(Session session, Mail mail) throws MessagingException {
        var utf8 = StandardCharsets.UTF_8.name();
        var text = new MimeBodyPart();
        text.setText(mail.text(), utf8);
        var html = new MimeBodyPart();
        html.setText(mail.html(), utf8, "html");
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(config.sender(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), utf8);
        message.setSentDate(Date.from(clock.instant()));
        // Nobody's holiday notice answers it (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", text, html));
        return message;
    }
}

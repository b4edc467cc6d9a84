package stoa.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A real SMTP server, which asks for a login and keeps what it is given. */
public final class MailServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern.compile("(?m)^http\\S+");

    private final GreenMail smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    private MailServer() {}

    public static MailServer start() {
        var server = new MailServer();
        server.smtp.start();
        server.accept();
        return server;
    }

    /** Takes mail, as it does from the start. */
    public void accept() {
        smtp.setUser("stoa@example.org", "stoa", "secret");
    }

    /** Takes none until it does again: what is to be sent waits. */
    public void refuse() {
        smtp.setUser("stoa@example.org", "stoa", "another");
    }

    /** The settings of a server that sends its mail through this one. */
    public Map<String, Object> settings() {
        return Map.of(
                "stoa.mail.smtp-url",
                "smtp://127.0.0.1:" + smtp.getSmtp().getPort(),
                "stoa.mail.from",
                "stoa@example.org",
                "stoa.mail.starttls",
                false,
                "stoa.mail.user",
                "stoa",
                "stoa.mail.password",
                "secret");
    }

    /** Forgets what it was given so far. */
    public void empty() throws Exception {
        smtp.purgeEmailFromAllMailboxes();
    }

    /** The only mail to an address, when there is one. */
    public Letter await(String address) {
        return await(address, 1).getFirst();
    }

    /** The mails to an address, when there are so many. */
    public List<Letter> await(String address, int number) {
        Awaitility.await().atMost(PATIENCE).until(() -> to(address).size() >= number);
        assertThat(to(address)).hasSize(number);
        return to(address);
    }

    public List<Letter> to(String address) {
        return Arrays.stream(smtp.getReceivedMessages())
                .map(Letter::of)
                .filter(letter -> letter.to().equals(address))
                .toList();
    }

    @Override
    public void close() {
        smtp.stop();
    }

    /** A mail as it arrived. */
    public record Letter(String from, String to, String subject, String text, String html) {
        static Letter of(MimeMessage message) {
            try {
                var parts = (MimeMultipart) message.getContent();
                return new Letter(
                        message.getFrom()[0].toString(),
                        message.getAllRecipients()[0].toString(),
                        message.getSubject(),
                        String.valueOf(parts.getBodyPart(0).getContent()).replace("\r\n", "\n"),
                        String.valueOf(parts.getBodyPart(1).getContent()));
            } catch (MessagingException | IOException e) {
                throw new AssertionError("a mail cannot be read", e);
            }
        }

        /** The only link in it. */
        public String link() {
            var links = LINK.matcher(text).results().toList();
            assertThat(links).hasSize(1);
            return links.getFirst().group();
        }
    }
}

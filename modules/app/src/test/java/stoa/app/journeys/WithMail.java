package stoa.app.journeys;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.MailServer;

/** Journeys of a server that sends e-mail. */
abstract class WithMail {
    static MailServer mail;
    static JourneyServer server;

    @BeforeAll
    static void start() {
        mail = MailServer.start();
        server = JourneyServer.with(mail.settings());
    }

    @AfterAll
    static void stop() {
        server.close();
        mail.close();
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Answer;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;

/** Every answer that was read from a database says from which. */
@OverHttp
final class SourcesJourney {
    /** The look-up of the access token, which says who asks and not what they are shown. */
    private static final String TOKEN = "\"accounts\".\"authenticate\"";

    private final Given given;
    private final JourneyServer server;

    SourcesJourney(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @Test
    void namesTheSourceOfEveryRead() {
        var alice = given.account("alice");
        var status = alice.postsId("hello");
        var silent = new ArrayList<String>();
        int reading = 0;
        for (var template : server.pathsToGet()) {
            var path = template.replaceFirst("/accounts/\\{[^}]*}", "/accounts/" + alice.id())
                    .replaceAll("\\{[^}]*}", status);
            var answers = new ArrayList<Answer>();
            var statements = server.statementsDuring(() -> answers.add(alice.get(path)));
            if (statements.stream().anyMatch(statement -> !statement.contains(TOKEN))) {
                reading++;
                if (!answers.getFirst().header("Stoa-Source").matches("primary|replica-\\d|cache|matview|archive")) {
                    silent.add(path + " answered " + answers.getFirst().status());
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(reading).isGreaterThan(5);
    }
}

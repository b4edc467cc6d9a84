package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final StringWriter errors = new StringWriter();

    private int execute(String... arguments) {
        return Main.commands(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run everything | the scenarios are timeline, public, mixed and post, not everything",
                "run mixed --url http://192.0.2.1 | http://192.0.2.1 is not on loopback: load goes to this machine only.",
                "run mixed --duration 2h | a length of time is like 500ms, 30s or 2m, not 2h",
                "run mixed --duration 31m | 31m is not between 1ms and 1800.0 s",
                "data --accounts 1 | --accounts is between 10 and 10000000, not 1",
                "data --statuses 200000000 | --statuses is between 10 and 100000000, not 200000000",
                "data --seed -1 | --seed is between 0 and 999999, not -1",
                "own-writes --pairs 0 | --pairs is between 1 and 1000000, not 0",
                "own-writes --delays later | --delays are like 0s,1s,90s, not later",
                "own-writes --full --url http://127.0.0.1:1 | --full starts servers of its own and takes no --url",
                "own-writes --url http://192.0.2.1 | http://192.0.2.1 is not on loopback: load goes to this machine only.",
                "faults --pause 1h | a length of time is like 500ms, 30s or 2m, not 1h",
                "failover --after 0s | 0s is not between 1ms and 300.0 s",
                "dashboards --events 1 | --events is 1000 to 20000000, --people 10 to 1000000",
                "dashboards --requests 0 | --requests is 1 to 100000",
                "pooler --rounds 0 | --clients goes to 5000 and --rounds to 100",
                "pooler --only all | --only names parts of [clients, cost, ddl, processes]"
            })
    void misuseIsOneSentence(String line, String sentence) {
        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(errors.toString().strip()).isEqualTo("stoa: " + sentence);
    }

    @Test
    void dataWantsACluster(@TempDir Path empty) {
        assertThat(execute("data", "--data", empty.toString())).isEqualTo(1);
        assertThat(errors.toString())
                .contains("There is no cluster in " + empty + ": start one with ./stoa run, or name its directory");
    }
}

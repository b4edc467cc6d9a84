package stoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.platform.testing.CountingProxy;
import stoa.platform.testing.TestCluster;

/** What an act costs on the wire, configured as a server is in production. */
final class CostIT {
    private static CountingProxy proxy;
    private static ApplicationContext context;
    private static Notes notes;

    @BeforeAll
    static void start() {
        var cluster = TestCluster.shared();
        cluster.run("create table platform.note (text text not null)");
        var direct = cluster.parts().addresses().direct();
        proxy = CountingProxy.before(portOf(direct.jdbcUrl()));
        var properties = new HashMap<>(cluster.properties());
        properties.put("stoa.url", "http://localhost");
        // Each statement is then sent with its text, so that it can be told.
        properties.put(
                "stoa.database.primary-url",
                direct.jdbcUrl().replace(":" + portOf(direct.jdbcUrl()) + "/", ":" + proxy.port() + "/")
                        + "&prepareThreshold=0");
        properties.put("stoa.database.replica-urls", "");
        properties.put("stoa.database.enforce-modules", false);
        // Nothing but the acts: the monitor looks once, and nobody works in the background.
        properties.put("stoa.database.check-interval", "1h");
        properties.put("stoa.events.consume", false);
        properties.remove("stoa.events.listen-urls");
        properties.put("stoa.jobs.run", false);
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .start();
        notes = context.getBean(Notes.class);
    }

    private static int portOf(String url) {
        return Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
    }

    @AfterAll
    static void stop() {
        context.close();
        proxy.close();
        TestCluster.shared().run("drop table platform.note");
    }

    /** So that connections are there. */
    @BeforeEach
    void warm() {
        notes.add("warm");
        notes.count();
    }

    @Test
    void readsOneStatementInOneRoundTripAndNothingAroundIt() {
        var traffic = proxy.during(notes::count);
        assertThat(traffic.statements()).containsExactly("/* platform */ select count(*) from platform.note");
        assertThat(traffic.roundTrips()).isEqualTo(1);
    }

    @Test
    void readsTwoStatementsInTwoRoundTrips() {
        var traffic = proxy.during(() -> notes.read(sql -> notes.count() + notes.count()));
        assertThat(traffic.roundTrips()).isEqualTo(2);
    }

    /** BEGIN goes along with the first statement, COMMIT is a trip, and the position of the write is the one that routing adds. */
    @Test
    void writesWithOneRoundTripForTheRouting() {
        var traffic = proxy.during(() -> notes.add("a"));
        assertThat(traffic.statements())
                .containsExactly(
                        "BEGIN",
                        "/* platform */ insert into platform.note values ($1)",
                        "COMMIT",
                        // In one go:
                        "/* platform.database */ begin",
                        " set local synchronous_commit = off",
                        " select timeline, lsn from platform.note_write(null)",
                        " commit");
        assertThat(traffic.roundTrips()).isEqualTo(3);
    }
}

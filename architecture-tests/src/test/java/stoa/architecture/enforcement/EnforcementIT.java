package stoa.architecture.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.accounts.planted.PlantedPeople;
import stoa.architecture.MigratedCluster;
import stoa.graph.planted.PlantedTies;
import stoa.platform.database.ForbiddenStatementException;
import stoa.timelines.planted.PlantedFeeds;

/** With modules enforced, as in all tests, each statement runs under the database role of the module that sends it. */
final class EnforcementIT {
    @RegisterExtension
    static final MigratedCluster CLUSTER = new MigratedCluster();

    private static ApplicationContext enforced;
    private static ApplicationContext free;

    @BeforeAll
    static void start() {
        enforced = context(true);
        free = context(false);
    }

    @AfterAll
    static void stop() {
        enforced.close();
        free.close();
    }

    @Test
    void letsAModuleUseItsOwnTables() {
        assertThat(enforced.getBean(PlantedTies.class).own()).isEqualTo(0L);
        assertThat(enforced.getBean(PlantedPeople.class).own()).isEqualTo(0L);
    }

    @Test
    void refusesToReadAnotherModulesTable() {
        assertRefused(
                () -> enforced.getBean(PlantedTies.class).foreignRead(), "graph.planted", PlantedTies.class, "account");
    }

    @Test
    void refusesToWriteAnotherModulesTable() {
        assertRefused(
                () -> enforced.getBean(PlantedTies.class).foreignWrite(),
                "graph.planted",
                PlantedTies.class,
                "account");
    }

    @Test
    void letsAModuleReadWhatItsCalleesPublishAndNothingBehindIt() {
        var feeds = enforced.getBean(PlantedFeeds.class);
        assertThat(feeds.published()).isEqualTo(0L);
        assertRefused(feeds::behindIt, "timelines.planted", PlantedFeeds.class, "graph");
    }

    @Test
    void followsCallsDownAndBackWithinATransaction() {
        assertThat(enforced.getBean(PlantedTies.class).callsDown()).isEqualTo(0L);
    }

    @Test
    void lendsNoRightsOfTheModuleThatWasCalled() {
        assertRefused(
                () -> enforced.getBean(PlantedTies.class).borrows(), "graph.planted", PlantedTies.class, "account");
    }

    @Test
    void isNotInTheWayWhereItIsOff() {
        assertThat(free.getBean(PlantedTies.class).foreignRead()).isEqualTo(0L);
    }

    /** The message has the module, its slice, the class and the line. */
    private static void assertRefused(ThrowingCallable act, String tag, Class<?> type, String object) {
        var module = tag.substring(0, tag.indexOf('.'));
        assertThatThrownBy(act)
                .isInstanceOf(ForbiddenStatementException.class)
                .hasMessageStartingWith("module " + module + " (" + tag + ") may not do this as stoa_" + module
                        + ", at " + type.getName())
                .hasMessageMatching(".* line \\d+: ERROR: permission denied .*" + object + ".*");
    }

    private static ApplicationContext context(boolean enforce) {
        var web = CLUSTER.addresses().webPrimary();
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(Map.of(
                        "stoa.database.primary-url",
                        web.jdbcUrl(),
                        "stoa.database.user",
                        web.user(),
                        "stoa.database.password",
                        web.password(),
                        "stoa.database.pool-size",
                        2,
                        "stoa.database.enforce-modules",
                        enforce,
                        "stoa.url",
                        "http://localhost"))
                .start();
    }
}

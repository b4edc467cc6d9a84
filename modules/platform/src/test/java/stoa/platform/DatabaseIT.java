package stoa.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.platform.database.ForbiddenStatementException;
import stoa.platform.database.Workload;
import stoa.platform.testing.StatementCounter;
import stoa.platform.testing.TestCluster;

/** What an act on the database may do, and what becomes of it. */
final class DatabaseIT {
    private static ApplicationContext context;
    private static Notes notes;

    @BeforeAll
    static void start() {
        TestCluster.shared().run("create table platform.note (text text not null)");
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("stoa.url", "http://localhost");
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .start();
        notes = context.getBean(Notes.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        TestCluster.shared().run("drop table platform.note");
    }

    @BeforeEach
    void empty() {
        TestCluster.shared().empty();
    }

    @Test
    void keepsWhatAnActWrote() {
        assertThat(notes.add("a")).isEqualTo(1);
        assertThat(notes.count()).isEqualTo(1);
    }

    @Test
    void refusesAStatementThatWritesInsideAReadOnlyAct() {
        assertThatThrownBy(() -> notes.read(sql ->
                        sql.query("insert into platform.note values ('a')").execute()))
                .isInstanceOf(ForbiddenStatementException.class)
                .hasMessageContaining("module platform writes inside a read-only act")
                .hasMessageMatching("(?s).*stoa\\.platform\\.DatabaseIT line \\d+.*");
        assertThat(notes.count()).isZero();
    }

    @Test
    void refusesAWriteThatBeginsInsideAReadOnlyAct() {
        assertThatThrownBy(() -> notes.read(sql -> notes.add("a")))
                .isInstanceOf(ForbiddenStatementException.class)
                .hasMessageMatching("(?s).*stoa\\.platform\\.Notes line \\d+.*");
        assertThat(notes.count()).isZero();
    }

    @Test
    void refusesStatementsOutsideOfAnAct() {
        List<DSLContext> kept = new ArrayList<>();
        notes.read(sql -> {
            kept.add(sql);
            return 0;
        });
        assertThatThrownBy(() -> kept.getFirst().fetch("select 1"))
                .isInstanceOf(ForbiddenStatementException.class)
                .hasMessageContaining("ran outside of an act")
                .hasMessageMatching("(?s).*stoa\\.platform\\.DatabaseIT line \\d+.*");
    }

    @Test
    void joinsActsThatAreNested() {
        notes.write(sql -> {
            notes.add("outer");
            assertThat(notes.count()).isEqualTo(1);
            return notes.add("inner");
        });
        assertThat(notes.count()).isEqualTo(2);
    }

    @Test
    void takesEverythingBackWhenAnActThrows() {
        var failure = new IllegalStateException("on purpose");
        assertThatThrownBy(() -> notes.write(sql -> {
                    notes.add("a");
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(notes.count()).isZero();
        assertThat(notes.add("the connection still works")).isEqualTo(1);
    }

    @Test
    void takesTheOuterActBackWhenANestedOneThrows() {
        assertThatThrownBy(() -> notes.write(sql -> {
                    notes.add("a");
                    return notes.write(nested -> {
                        throw new IllegalStateException("on purpose");
                    });
                }))
                .hasMessage("on purpose");
        assertThat(notes.count()).isZero();
    }

    @Test
    void runsWhatComesAfterwardsOnceTheActHasCommitted() {
        List<String> seen = new ArrayList<>();
        notes.write(sql -> {
            notes.add("a");
            notes.write(nested -> {
                notes.afterCommit(() -> seen.add("others see " + countOfOthers()));
                return 0;
            });
            seen.add("in the act others see " + countOfOthers());
            return 0;
        });
        assertThat(seen).containsExactly("in the act others see 0", "others see 1");
    }

    @Test
    void runsNothingAfterAnActThatFailed() {
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> notes.write(sql -> {
            notes.afterCommit(() -> seen.add("never"));
            throw new IllegalStateException("on purpose");
        }));
        assertThat(seen).isEmpty();
    }

    @Test
    void runsAtOnceWhatComesAfterNoAct() {
        List<String> seen = new ArrayList<>();
        notes.afterCommit(() -> seen.add("now"));
        assertThat(seen).containsExactly("now");
    }

    @Test
    void refusesTheTablesOfOtherModules() {
        for (var table : List.of("accounts.account", "graph.follow", "statuses.status", "graph_api.follow_v1")) {
            assertThatThrownBy(() -> notes.read(sql -> sql.fetch("select 1 from " + table)))
                    .as(table)
                    .isInstanceOf(ForbiddenStatementException.class)
                    .hasMessageStartingWith("module platform (platform) may not do this as stoa_platform, at ")
                    .hasMessageMatching("(?s).*stoa\\.platform\\.DatabaseIT line \\d+.*permission denied.*");
        }
        assertThat(notes.count()).isZero();
    }

    @Test
    void namesTheModuleOfEachStatement() {
        var sent = context.getBean(StatementCounter.class).during(notes::count);
        assertThat(sent).containsExactly("platform: select count(*) from platform.note");
        notes.read(sql -> {
            assertThat(sql.fetchSingle("select current_query()").get(0, String.class))
                    .startsWith("/* platform */");
            return 0;
        });
    }

    @Test
    void refusesWhatATransactionPoolerDoesNotCarry() {
        for (var sql : List.of(
                "set search_path = accounts",
                "/* hidden */ LiSTeN news",
                "select 1; select set_config('a.b', 'c', false)",
                "select pg_try_advisory_lock(1)",
                "create temp table t (a int)")) {
            assertThatThrownBy(() -> notes.write(jooq -> jooq.execute(sql)))
                    .as(sql)
                    .isInstanceOf(ForbiddenStatementException.class)
                    .hasMessageContaining("module platform uses ")
                    .hasMessageContaining("which a transaction pooler does not carry")
                    .hasMessageMatching("(?s).*at stoa\\.platform\\.DatabaseIT line \\d+: .*");
        }
        assertThat(notes.add("the connection still works")).isEqualTo(1);
    }

    @Test
    void letsPassWhatEndsWithTheTransaction() {
        var seen = notes.write(sql -> {
            sql.execute("set local stoa.note = 'a'");
            sql.execute("select pg_advisory_xact_lock(1)");
            sql.execute("select set_config('stoa.other', ?, true)", "; listen b");
            return sql.fetchSingle("select current_setting('stoa.note') || current_setting('stoa.other')")
                    .get(0, String.class);
        });
        assertThat(seen).isEqualTo("a; listen b");
    }

    @Test
    void guardsConnectionsThatAreUsedByHand() {
        notes.<Object>read(sql -> {
            sql.connection(connection -> {
                assertForbidden(() -> connection.prepareStatement("listen news"));
                assertForbidden(() -> connection.prepareCall("{call pg_advisory_unlock(1)}"));
                assertForbidden(() -> connection.setSchema("accounts"));
                try (var statement = connection.createStatement()) {
                    assertForbidden(() -> statement.execute("discard all"));
                    assertForbidden(() -> statement.executeQuery("select 1; reset all"));
                    assertForbidden(() -> statement.executeUpdate("prepare p as select 1"));
                    assertForbidden(() -> statement.addBatch("unlisten *"));
                    assertForbidden(
                            () -> statement.getConnection().createStatement().execute("deallocate all"));
                    assertThat(statement.execute("select 'listen news' -- ; listen news"))
                            .isTrue();
                }
            });
            return "";
        });
    }

    @Test
    void guardsTheDataSourceOfJobs() throws Exception {
        var jobs = context.getBean(DataSource.class, Qualifiers.byName("jobs"));
        try (var connection = jobs.getConnection();
                var statement = connection.createStatement()) {
            assertForbidden(() -> statement.execute("listen jobs"));
            try (var row = statement.executeQuery("select current_user")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("stoa_jobs");
            }
        }
    }

    @Test
    void runsJobsOnTheirOwnConnections() throws Exception {
        assertThat(notes.read(DatabaseIT::login)).isEqualTo("stoa_web");
        assertThat(Workload.JOBS.call(() -> notes.read(DatabaseIT::login))).isEqualTo("stoa_jobs");
        assertThat(Workload.JOBS.call(() -> notes.write(DatabaseIT::login))).isEqualTo("stoa_jobs");
        assertThat(Workload.JOBS.call(() -> notes.add("a job"))).isEqualTo(1);
    }

    private static String login(DSLContext sql) {
        return sql.fetchSingle("select session_user").get(0, String.class);
    }

    private static void assertForbidden(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(ForbiddenStatementException.class)
                .hasMessageMatching("(?s)module platform uses .* at stoa\\.platform\\.DatabaseIT line \\d+: .*");
    }

    private static String countOfOthers() {
        return TestCluster.shared().value("select count(*) from platform.note");
    }
}

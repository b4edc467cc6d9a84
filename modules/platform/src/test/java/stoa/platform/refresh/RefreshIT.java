package stoa.platform.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.platform.testing.SettableClock;
import stoa.platform.testing.TestCluster;

/** What refreshes do, whatever comes between. */
final class RefreshIT {
    private static final SettableClock CLOCK = new SettableClock();
    private static final TestCluster CLUSTER = TestCluster.shared();
    private static final String TOTAL = "platform.seen_total";
    private static final String TWICE = "platform.seen_twice";

    private static ApplicationContext context;
    private static Refreshes refreshes;

    @BeforeAll
    static void start() {
        var properties = new HashMap<>(CLUSTER.properties());
        properties.put("stoa.url", "http://localhost");
        properties.put("stoa.events.consume", false);
        properties.put("stoa.jobs.run", false);
        properties.put(TotalViews.NAME, true);
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .singletons(CLOCK)
                .start();
        refreshes = context.getBean(Refreshes.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void make() {
        CLUSTER.empty();
        CLUSTER.run("create table platform.seen_number (id integer primary key, nap double precision not null)");
        CLUSTER.run("create materialized view platform.seen_total as"
                + " select id, 1 / id as inverse from platform.seen_number where pg_sleep(nap) is not null");
        CLUSTER.run("create unique index on platform.seen_total (id)");
        CLUSTER.run("create materialized view platform.seen_twice as select 2 * id as id from platform.seen_total");
        CLUSTER.run("create unique index on platform.seen_twice (id)");
        CLUSTER.run("grant maintain on platform.seen_total, platform.seen_twice to stoa_jobs");
        CLUSTER.run("insert into platform.seen_number values (1, 0), (2, 0)");
        TotalViews.now = new RefreshSource.Mark(1, CLOCK.instant());
    }

    @AfterEach
    void drop() {
        CLUSTER.run("drop table platform.seen_number cascade");
    }

    private static List<RefreshOutcome> outcomes(List<RefreshRun> runs) {
        return runs.stream().map(RefreshRun::outcome).toList();
    }

    @Test
    void refreshesWhatHasChangedInOrderAndNothingElse() {
        var told = new ArrayList<RefreshRun>();
        var first = refreshes.all(false, told::add);
        assertThat(first).isEqualTo(told);
        assertThat(first.stream().map(RefreshRun::view)).containsExactly(TOTAL, TWICE);
        assertThat(outcomes(first)).containsOnly(RefreshOutcome.REFRESHED);
        assertThat(first.getFirst().rows()).isEqualTo(2);
        assertThat(first.getFirst().walBytes()).isPositive();
        assertThat(CLUSTER.value("select sum(id) from platform.seen_twice")).isEqualTo("6");

        CLOCK.pass(Duration.ofMinutes(1));
        TotalViews.now = new RefreshSource.Mark(1, CLOCK.instant());
        assertThat(outcomes(refreshes.all(false, run -> {}))).containsOnly(RefreshOutcome.SKIPPED);
        // Nothing has happened, so they count up to now.
        assertThat(refreshes.states().getFirst().asOf()).contains(CLOCK.instant());

        CLUSTER.run("insert into platform.seen_number values (3, 0)");
        TotalViews.now = new RefreshSource.Mark(2, CLOCK.instant());
        assertThat(refreshes.states()).allMatch(Refreshes.ViewState::due);
        assertThat(outcomes(refreshes.one(TWICE, run -> {}))).containsOnly(RefreshOutcome.REFRESHED);
        assertThat(CLUSTER.value("select sum(id) from platform.seen_twice")).isEqualTo("12");
        assertThat(outcomes(refreshes.all(true, run -> {}))).containsOnly(RefreshOutcome.REFRESHED);
        assertThat(CLUSTER.value("select string_agg(outcome, ',' order by id) from platform.refresh_run"))
                .isEqualTo("refreshed,refreshed,skipped,skipped,refreshed,refreshed,refreshed,refreshed");
        assertThat(refreshes.ledger(3)).hasSize(3);
        assertThatThrownBy(() -> refreshes.one("platform.nonsense", run -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("platform.nonsense is none of " + TWICE + ", " + TOTAL);
    }

    @Test
    void endsWhatTakesLongerThanItsBudget() {
        refreshes.all(false, run -> {});
        CLUSTER.run("insert into platform.seen_number values (3, 600)");
        TotalViews.now = new RefreshSource.Mark(2, CLOCK.instant());
        var runs = refreshes.all(false, run -> {});
        assertThat(outcomes(runs)).containsExactly(RefreshOutcome.TIMED_OUT, RefreshOutcome.SKIPPED);
        assertThat(runs.getLast().detail()).isEqualTo(TOTAL + ", which it reads, was not refreshed");
        assertThat(CLUSTER.value("select count(*) from platform.seen_total")).isEqualTo("2");
        assertThat(refreshes.states()).allMatch(Refreshes.ViewState::due);

        CLUSTER.run("update platform.seen_number set nap = 0");
        assertThat(outcomes(refreshes.all(false, run -> {}))).containsOnly(RefreshOutcome.REFRESHED);
        assertThat(CLUSTER.value("select count(*) from platform.seen_twice")).isEqualTo("3");
    }

    @Test
    void leavesOutWhatSomebodyElseRefreshes() throws SQLException {
        try (var other = CLUSTER.owner().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('stoa refresh " + TOTAL + "', 0))");
            assertThat(outcomes(refreshes.all(false, run -> {})))
                    .containsExactly(RefreshOutcome.OVERLAPPED, RefreshOutcome.SKIPPED);
            other.rollback();
            assertThat(outcomes(refreshes.all(false, run -> {}))).containsOnly(RefreshOutcome.REFRESHED);
        }
    }

    @Test
    void showsWhatItDidWhereARefreshFails() {
        refreshes.all(false, run -> {});
        CLUSTER.run("insert into platform.seen_number values (0, 0)");
        TotalViews.now = new RefreshSource.Mark(2, CLOCK.instant());
        var runs = refreshes.all(false, run -> {});
        assertThat(outcomes(runs)).containsExactly(RefreshOutcome.FAILED, RefreshOutcome.SKIPPED);
        assertThat(runs.getFirst().detail()).contains("division by zero");
        assertThat(CLUSTER.value("select detail from platform.refresh_run order by id desc offset 1 limit 1"))
                .contains("division by zero");
        assertThat(CLUSTER.value("select count(*) from platform.seen_total")).isEqualTo("2");
    }

    @Test
    void saysHowOldWhatIsShownIs() {
        TotalViews.now = new RefreshSource.Mark(1, CLOCK.instant().minusSeconds(30));
        refreshes.all(false, run -> {});
        CLOCK.pass(Duration.ofMinutes(1));
        var gauge = context.getBean(MeterRegistry.class)
                .get("stoa.refresh.staleness")
                .tag("view", TOTAL)
                .timeGauge();
        assertThat(gauge.value(TimeUnit.SECONDS)).isEqualTo(90);
    }

    @Test
    void fillsAViewThatNeverWas() {
        CLUSTER.run("refresh materialized view platform.seen_twice with no data");
        assertThat(outcomes(refreshes.all(false, run -> {}))).containsOnly(RefreshOutcome.REFRESHED);
        assertThat(CLUSTER.value("select sum(id) from platform.seen_twice")).isEqualTo("6");
        assertThat(Instant.parse(CLUSTER.value("select to_char(max(as_of) at time zone 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from platform.refreshed_view")))
                .isEqualTo(CLOCK.instant());
    }
}

package stoa.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.platform.testing.SettableClock;
import stoa.platform.testing.TestCluster;

/** When jobs run, how often, and what becomes of those that fail or whose instance dies. */
final class JobsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final SettableClock CLOCK = new SettableClock();

    private static ApplicationContext server;
    private static Jobs jobs;
    private static Errands.Giver giver;
    private static Errands.Runner runner;

    @BeforeAll
    static void start() {
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("stoa.url", "http://localhost");
        properties.put("stoa.jobs.poll-interval", "50ms");
        properties.put("stoa.jobs.heartbeat", "100ms");
        properties.put(Errands.ENABLED, true);
        server = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .singletons(CLOCK)
                .start();
        jobs = server.getBean(Jobs.class);
        giver = server.getBean(Errands.Giver.class);
        runner = server.getBean(Errands.Runner.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        TestCluster.shared().empty();
        runner.forget();
    }

    @Test
    void runsAJobExactlyIfItsTransactionCommits() {
        assertThatThrownBy(() -> giver.giveAndFail(new Errand("never", 0))).hasMessage("on purpose");
        giver.give(new Errand("once", 0));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runner.done()).containsExactly("once"));
        awaitRows("job", 0);
    }

    @Test
    void waitsForItsTime() {
        jobs.schedule(new Errand("later", 0), CLOCK.instant().plusSeconds(60));
        jobs.schedule(new Errand("now", 0));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runner.done()).containsExactly("now"));
        CLOCK.pass(Duration.ofSeconds(60));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runner.done()).containsExactly("now", "later"));
    }

    @Test
    void keepsOneJobPerKeyAndTakesItBack() {
        var at = CLOCK.instant().plusSeconds(60);
        var id = jobs.scheduleOnce("key", new Errand("first", 0), at);
        assertThat(jobs.scheduleOnce("key", new Errand("second", 0), at)).isEqualTo(id);
        awaitRows("job", 1);
        assertThat(jobs.cancel(id)).isTrue();
        assertThat(jobs.cancel(id)).isFalse();
        awaitRows("job", 0);
    }

    @Test
    void triesThreeTimesThenParksAndRetriesWhenTold() {
        jobs.schedule(new Errand("stubborn", 3));
        awaitAttempts(1);
        awaitDue();
        CLOCK.pass(Duration.ofMillis(1_900));
        assertThat(server.getBean(JobOperations.class).waiting(10))
                .filteredOn(job -> "platform.errand".equals(job.type()))
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.failures()).isEqualTo(1);
                    assertThat(job.error().orElse("")).contains("not yet");
                });
        CLOCK.pass(Duration.ofMillis(100));
        awaitAttempts(2);
        awaitDue();
        CLOCK.pass(Duration.ofSeconds(4));
        awaitAttempts(3);
        awaitRows("parked_job", 1);
        awaitRows("job", 0);
        var operations = server.getBean(JobOperations.class);
        var parked = operations.parked(10).getFirst();
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(parked.error()).contains("not yet");
        assertThat(runs("failed")).isGreaterThanOrEqualTo(2);
        assertThat(runs("parked")).isEqualTo(1);
        assertThat(operations.retry(parked.id())).isTrue();
        CLOCK.pass(Duration.ofHours(1)); // a retry is due by the clock of the machine
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runner.done()).containsExactly("stubborn"));
        awaitRows("parked_job", 0);
    }

    @Test
    void runsAgainWhatAnInstanceLeftBehindWhenItDied() {
        jobs.schedule(new Errand("orphan", 0), CLOCK.instant().plusSeconds(60));
        // As an instance leaves it that is killed while it runs the job.
        TestCluster.shared()
                .run("update platform.job set picked = true, picked_by = 'a dead one', version = 2, last_heartbeat = '"
                        + CLOCK.instant() + "' where task_name = 'platform.errand'");
        await().atMost(PATIENCE).untilAsserted(() -> {
            CLOCK.pass(Duration.ofSeconds(10)); // what watches over heartbeats waits by this clock
            assertThat(runner.done()).containsExactly("orphan");
        });
    }

    @Test
    void runsWhatRecurs() {
        int before = runner.rounds();
        await().atMost(PATIENCE).untilAsserted(() -> {
            CLOCK.pass(Duration.ofHours(1));
            assertThat(runner.rounds()).isGreaterThan(before + 1);
        });
    }

    private static long runs(String outcome) {
        return server.getBean(MeterRegistry.class)
                .get("stoa.jobs")
                .tag("type", "platform.errand")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private static void awaitAttempts(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(runner.attempts()).isEqualTo(count));
    }

    /** Until the failure is stored. */
    private static void awaitDue() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestCluster.shared()
                                .value("select count(*) from platform.job where not picked and task_name ="
                                        + " 'platform.errand' and last_failure is not null and consecutive_failures = "
                                        + runner.attempts()))
                        .isEqualTo("1"));
    }

    private static void awaitRows(String table, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestCluster.shared()
                                .value("select count(*) from platform." + table
                                        + " where task_name = 'platform.errand'"))
                        .isEqualTo(Integer.toString(count)));
    }
}

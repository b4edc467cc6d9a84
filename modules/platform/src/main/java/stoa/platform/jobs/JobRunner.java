package stoa.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.PrimaryDataSource;

/** Runs jobs: a scheduler of its own for each pool that has something to do in this program. */
@Singleton
class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Of a type that no program knows any more; long, since such jobs are lost with it. */
    private static final Duration KEPT_UNKNOWN = Duration.ofDays(3650);

    private final JobsConfig config;
    private final PrimaryDataSource database;
    private final JobJson json;
    private final Clock clock;
    private final JobTasks tasks;
    // Providers: handlers may leave jobs themselves.
    private final BeanProvider<JobHandler<?>> handlers;
    private final BeanProvider<RecurringJob> recurring;
    private final SchedulerName name = new SchedulerName.Fixed(
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8));
    private final Map<JobPool, Scheduler> schedulers = new ConcurrentHashMap<>();
    private volatile boolean running;

    JobRunner(
            JobsConfig config,
            PrimaryDataSource database,
            JobJson json,
            Clock clock,
            JobTasks tasks,
            BeanProvider<JobHandler<?>> handlers,
            BeanProvider<RecurringJob> recurring) {
        this.config = config;
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.tasks = tasks;
        this.handlers = handlers;
        this.recurring = recurring;
    }

    @EventListener
    void start(StartupEvent event) {
        if (config.run()) {
            running = true;
            for (var pool : JobPool.values()) {
                startPool(pool);
            }
        }
    }

    @PreDestroy
    void stop() {
        running = false;
        var stopping = schedulers.values().stream()
                .map(scheduler -> Thread.ofVirtual().start(scheduler::stop))
                .toList();
        for (var thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** There may be a job that is due now. */
    void look(JobPool pool) {
        var scheduler = schedulers.get(pool);
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private void startPool(JobPool pool) {
        var known = new ArrayList<Task<?>>();
        for (var handler : handlers) {
            if (StoredJobs.typeOf(handler.handles()).pool() == pool) {
                known.add(tasks.task(handler));
            }
        }
        List<RecurringTask<Void>> repeated = recurring.stream()
                .filter(job -> job.pool() == pool)
                .map(tasks::task)
                .toList();
        requireDistinct(known, repeated);
        if (known.isEmpty() && repeated.isEmpty()) {
            return;
        }
        int threads = config.threads(pool);
        var scheduler = Scheduler.create(database, known)
                .startTasks(repeated)
                .tableName("platform.job_" + pool)
                .schedulerName(name)
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(
                        threads, Thread.ofVirtual().name("job " + pool + " ", 1).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(config.pollInterval())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .serializer(json)
                .enablePriority()
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::instant)
                .deleteUnresolvedAfter(KEPT_UNKNOWN)
                .failureLogging(LogLevel.DEBUG, false)
                .shutdownMaxWait(PATIENCE)
                .build();
        schedulers.put(pool, scheduler);
        // It notes its recurring jobs first, which must not keep this process from starting while the database is away.
        Thread.ofVirtual().name("jobs " + pool).start(() -> startOnceReachable(pool, scheduler));
    }

    private void startOnceReachable(JobPool pool, Scheduler scheduler) {
        while (running) {
            try {
                scheduler.start();
                return;
            } catch (RuntimeException e) {
                LOG.warn("jobs of {} wait for the database: {}", pool, e.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void requireDistinct(List<Task<?>> known, List<RecurringTask<Void>> repeated) {
        var names = new HashSet<String>();
        known.forEach(task -> requireNew(names, task.getName()));
        repeated.forEach(task -> requireNew(names, task.getName()));
    }

    private static void requireNew(Set<String> names, String name) {
        if (!names.add(name)) {
            throw new IllegalStateException("two beans do the job " + name);
        }
    }
}

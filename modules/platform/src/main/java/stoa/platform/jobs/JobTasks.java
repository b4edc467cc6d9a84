package stoa.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.Failures;
import stoa.platform.database.Workload;
import stoa.platform.jobs.JobMetrics.Outcome;

/** Handlers as db-scheduler's tasks, with our rules for what fails. */
@Singleton
class JobTasks {
    private static final Logger LOG = LoggerFactory.getLogger(JobTasks.class);
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    /** 2 s · 2^12 is beyond two hours: further doubling serves nobody. */
    private static final int MAX_DOUBLINGS = 12;

    private final JobSql jobs;
    private final JobMetrics metrics;

    JobTasks(JobSql jobs, JobMetrics metrics) {
        this.jobs = jobs;
        this.metrics = metrics;
    }

    <T extends Job> OneTimeTask<T> task(JobHandler<T> handler) {
        var type = StoredJobs.typeOf(handler.handles());
        return Tasks.oneTime(type.name(), handler.handles())
                .onFailure((complete, operations) -> failed(type, complete, operations))
                .onDeadExecutionRevive()
                .execute((instance, context) -> run(type.pool(), type.name(), () -> handler.run(instance.getData())));
    }

    RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .onFailure((complete, operations) -> failed(job, complete, operations))
                .execute((instance, context) -> run(job.pool(), job.name(), job::run));
    }

    private void run(JobPool pool, String type, Work work) {
        try {
            long began = System.nanoTime();
            Workload.JOBS.call(() -> {
                work.run();
                return work;
            });
            metrics.ran(pool, type, Outcome.DONE, Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobFailedException(e);
        } catch (Exception e) {
            throw new JobFailedException(e);
        }
    }

    private <T> void failed(JobType type, ExecutionComplete complete, ExecutionOperations<T> operations) {
        var execution = complete.getExecution();
        var id = new JobId(type.pool(), type.name(), execution.getId());
        var cause = cause(complete);
        var error = Failures.describe(cause);
        int failures = execution.consecutiveFailures + 1;
        if (Failures.isOfTheDatabase(cause)) {
            metrics.ran(type.pool(), type.name(), Outcome.POSTPONED, complete.getDuration());
            jobs.postpone(id, execution.version, complete.getTimeDone().plus(FIRST_PAUSE), error);
        } else if (failures >= ATTEMPTS) {
            metrics.ran(type.pool(), type.name(), Outcome.PARKED, complete.getDuration());
            jobs.park(id, execution.version, failures, error);
            LOG.error("job {} {} failed {} times: parked", id.type(), id.key(), failures, cause);
        } else {
            metrics.ran(type.pool(), type.name(), Outcome.FAILED, complete.getDuration());
            jobs.noteError(id, error);
            operations.reschedule(complete, complete.getTimeDone().plus(pauseAfter(failures)));
            LOG.warn("job {} {} failed and will be tried again: {}", id.type(), id.key(), cause.toString());
        }
    }

    private void failed(RecurringJob job, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Execution execution = complete.getExecution();
        var cause = cause(complete);
        metrics.ran(job.pool(), job.name(), Outcome.FAILED, complete.getDuration());
        jobs.noteError(new JobId(job.pool(), job.name(), execution.getId()), Failures.describe(cause));
        var pause = pauseAfter(execution.consecutiveFailures + 1);
        operations.reschedule(
                complete, complete.getTimeDone().plus(pause.compareTo(job.every()) < 0 ? pause : job.every()));
        LOG.error("recurring job {} failed", job.name(), cause);
    }

    private static Throwable cause(ExecutionComplete complete) {
        var cause = complete.getCause().orElseGet(() -> new IllegalStateException("failed without a cause"));
        return cause instanceof JobFailedException wrapped && wrapped.getCause() != null ? wrapped.getCause() : cause;
    }

    private static Duration pauseAfter(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** Carries a checked exception through db-scheduler. */
    private static final class JobFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JobFailedException(Exception cause) {
            super(cause);
        }
    }
}

package stoa.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an operator sees of jobs, and may do about them. */
public interface JobOperations {

    /** Jobs that wait or run, the next due first, at most {@code limit}. */
    List<JobView> waiting(int limit);

    /** Jobs that failed too often, oldest first, at most {@code limit}. */
    List<ParkedJobView> parked(int limit);

    /** How many jobs there are. */
    JobFigures figures();

    /**
     * Lets a parked job run again, with all its attempts.
     *
     * @return whether there was one
     */
    boolean retry(long parked);

    /**
     * Forgets a parked job.
     *
     * @return whether there was one
     */
    boolean discard(long parked);

    /**
     * Forgets a job that is not running.
     *
     * @return whether there was one
     */
    boolean cancel(String type, String key);

    /**
     * Jobs by what becomes of them.
     *
     * @param waiting those that do not run, whenever they are due
     * @param late those of them that are due for more than a minute
     */
    record JobFigures(long waiting, long running, long late, long parked) {}

    /** A job that waits or runs. */
    record JobView(
            JobPool pool,
            String type,
            String key,
            Instant due,
            Optional<String> runsOn,
            int failures,
            Optional<String> error) {}

    /** A job that failed too often. */
    record ParkedJobView(
            long id, JobPool pool, String type, String key, int attempts, Instant parkedAt, String error) {}
}

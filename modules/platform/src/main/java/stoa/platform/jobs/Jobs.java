package stoa.platform.jobs;

import java.time.Instant;

/** Where modules leave work for later. */
public interface Jobs {

    /** Leaves a job that is due now. */
    JobId schedule(Job job);

    /**
     * Leaves a job. Inside a {@code Database.write} it exists exactly if that commits; outside it exists on return.
     *
     * @param at the earliest time at which it runs
     */
    JobId schedule(Job job, Instant at);

    /**
     * Leaves a job unless one of its type is there already under this key, waiting, running or about to be retried.
     *
     * @param key up to 200 characters; unique among jobs of its type
     * @return the id, the same for the same type and key
     */
    JobId scheduleOnce(String key, Job job, Instant at);

    /**
     * Takes a job back that is not running yet.
     *
     * @return whether there was one
     */
    boolean cancel(JobId id);
}

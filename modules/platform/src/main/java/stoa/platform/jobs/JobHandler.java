package stoa.platform.jobs;

/**
 * A bean that does one type of job.
 *
 * @param <T> the job
 */
public interface JobHandler<T extends Job> {

    /** The type of job that it does; no two handlers do the same. */
    Class<T> handles();

    /**
     * Does it. Runs outside of any transaction, on a virtual thread. May run twice, where an instance dies in between, so it
     * must be idempotent. Where it throws it is tried again after 2 and after 4 seconds, then parked.
     *
     * @throws Exception any failure
     */
    void run(T job) throws Exception;
}

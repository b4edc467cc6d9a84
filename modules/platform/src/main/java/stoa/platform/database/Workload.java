package stoa.platform.database;

import java.util.concurrent.Callable;

/**
 * For whom the work of this thread is done, and so whose connections it uses: requests and jobs have pools and logins of
 * their own, so that neither takes the other's. What is called from a job is the job's work, whichever module it is in.
 */
public enum Workload {
    /** Requests; where nothing else is said. */
    WEB,
    /**
     * Background jobs: few connections, for reads and writes together, as {@code stoa_jobs}. They read on the primary, and what
     * they write is nobody's own, so no reader is kept from the replicas for it.
     */
    JOBS;

    private static final ScopedValue<Workload> CURRENT = ScopedValue.newInstance();

    /** Runs work as a part of this workload; acts that have begun already stay where they are. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** The same for work with a result. */
    public <T> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }

    static Workload current() {
        return CURRENT.isBound() ? CURRENT.get() : WEB;
    }
}

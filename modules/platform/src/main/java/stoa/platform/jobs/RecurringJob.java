package stoa.platform.jobs;

import java.time.Duration;

/** A bean whose work is done again and again, each time on one instance of the server. */
public interface RecurringJob {

    /** Module and work, such as {@code statuses.partitions}; never changes. */
    String name();

    /** The pool whose threads run it. */
    default JobPool pool() {
        return JobPool.MAINTENANCE;
    }

    /** From the end of one run to the beginning of the next. The first one follows the first start ever. */
    Duration every();

    /**
     * Does it. Where it throws it is tried again after 2, 4, 8 … seconds, at most {@link #every()}, without end.
     *
     * @throws Exception any failure
     */
    void run() throws Exception;
}

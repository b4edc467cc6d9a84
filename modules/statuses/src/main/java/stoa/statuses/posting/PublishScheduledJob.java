package stoa.statuses.posting;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/**
 * Posts what somebody scheduled.
 *
 * @param scheduled its id
 */
@Serdeable
@JobType(name = "statuses.publish_scheduled", pool = JobPool.SCHEDULED)
record PublishScheduledJob(long scheduled) implements Job {
    String key() {
        return Long.toString(scheduled);
    }
}

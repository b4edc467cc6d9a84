package stoa.notifications.push;

import io.micronaut.serde.annotation.Serdeable;
import stoa.notifications.Notified.Notice;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Tells one subscriber of one notification. */
@Serdeable
@JobType(name = "notifications.push", pool = JobPool.PUSH)
record PushJob(long subscription, Notice notice) implements Job {
    String key() {
        return subscription + "-" + notice.notification();
    }
}

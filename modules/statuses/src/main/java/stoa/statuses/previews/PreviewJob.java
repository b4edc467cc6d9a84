package stoa.statuses.previews;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;
import stoa.statuses.StatusId;

/**
 * Makes a status show where its link leads.
 *
 * @param url the link, as {@link PageUrl} has it
 * @param postponed how often it was, because the host was to be left alone
 */
@Serdeable
@JobType(name = "statuses.preview", pool = JobPool.PREVIEWS)
record PreviewJob(StatusId status, String url, int postponed) implements Job {
    PreviewJob again() {
        return new PreviewJob(status, url, postponed + 1);
    }
}

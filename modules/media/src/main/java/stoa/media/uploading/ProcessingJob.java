package stoa.media.uploading;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Processes what was uploaded. */
@Serdeable
@JobType(name = "media.processing", pool = JobPool.MEDIA)
record ProcessingJob(long attachment) implements Job {}

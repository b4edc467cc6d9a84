package stoa.platform.jobs;

import io.micronaut.serde.annotation.Serdeable;

/** A job of the tests; fails a number of times first. */
@Serdeable
@JobType(name = "platform.errand", pool = JobPool.SCHEDULED)
record Errand(String text, int failures) implements Job {}

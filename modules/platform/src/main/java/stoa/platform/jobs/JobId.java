package stoa.platform.jobs;

/**
 * Which job.
 *
 * @param type the name in its {@link JobType}
 * @param key tells it apart from others of its type
 */
public record JobId(JobPool pool, String type, String key) {}

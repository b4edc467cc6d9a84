package stoa.platform.jobs;

/** A piece of work: a record of ids and instants, annotated with {@link JobType} and {@code @Serdeable}. */
public interface Job {}

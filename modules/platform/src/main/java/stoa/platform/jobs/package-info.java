/**
 * Jobs: work for later, again and again, or with retries; one at a time per row, on whichever instance is free.
 *
 * <p>A {@link stoa.platform.jobs.Job} is a record of the module whose work it is; a {@link stoa.platform.jobs.JobHandler} bean
 * does it; {@link stoa.platform.jobs.Jobs} takes it in the caller's transaction. A {@link stoa.platform.jobs.RecurringJob} is
 * a bean that the clock calls. Each {@link stoa.platform.jobs.JobPool} has threads and rows of its own, so that none waits
 * behind another's work.
 *
 * <p>A job runs at least once: an instance that dies is noticed after twenty seconds, and another one runs its jobs again.
 * Underneath is db-scheduler, on {@code platform.job}.
 */
@org.jspecify.annotations.NullMarked
package stoa.platform.jobs;

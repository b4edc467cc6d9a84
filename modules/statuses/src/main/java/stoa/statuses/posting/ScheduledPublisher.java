package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.accounts.Apps;
import stoa.accounts.Standings;
import stoa.media.Attachments;
import stoa.platform.database.Database;
import stoa.platform.jobs.JobHandler;
import stoa.platform.jobs.Jobs;
import stoa.statuses.Posts;

/**
 * Posts what is due, once: what was scheduled goes in the transaction that posts it. Of people who may not act it goes without being
 * posted.
 */
@Singleton
class ScheduledPublisher implements JobHandler<PublishScheduledJob> {
    private final Database database;
    private final ScheduledPostSql scheduled;
    private final IdempotencySql idempotency;
    private final Posts posts;
    private final Apps apps;
    private final Standings standings;
    private final Jobs jobs;
    private final Attachments attachments;

    ScheduledPublisher(
            Database database,
            ScheduledPostSql scheduled,
            IdempotencySql idempotency,
            Posts posts,
            Apps apps,
            Standings standings,
            Jobs jobs,
            Attachments attachments) {
        this.database = database;
        this.scheduled = scheduled;
        this.idempotency = idempotency;
        this.posts = posts;
        this.apps = apps;
        this.standings = standings;
        this.jobs = jobs;
        this.attachments = attachments;
    }

    @Override
    public Class<PublishScheduledJob> handles() {
        return PublishScheduledJob.class;
    }

    @Override
    public void run(PublishScheduledJob job) {
        database.write(sql -> {
            var due = scheduled.take(job.scheduled());
            due.ifPresent(taken -> {
                database.onBehalfOf(taken.author().value());
                attachments.release(List.of(job.scheduled()));
                if (!standings.isActive(taken.author())) {
                    return;
                }
                var application = apps.find(taken.post().applicationId());
                var posted = posts.post(taken.author(), taken.post().request(application), Optional.empty());
                idempotency.posted(taken.author(), job.scheduled(), posted.statusId());
            });
            if (due.isEmpty()) {
                // Moved to later while this ran, so that it could not be taken back.
                scheduled.dueAt(job.scheduled()).ifPresent(later -> jobs.schedule(job, later));
            }
            return true;
        });
    }
}

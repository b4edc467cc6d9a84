package stoa.platform.jobs;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import stoa.platform.database.Database;

/** {@link Jobs} as rows, written in the caller's transaction. */
@Singleton
class StoredJobs implements Jobs {
    private static final int MAX_KEY = 200;

    private final Database database;
    private final JobSql jobs;
    private final JobJson json;
    private final JobRunner runner;
    private final Clock clock;

    StoredJobs(Database database, JobSql jobs, JobJson json, JobRunner runner, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.json = json;
        this.runner = runner;
        this.clock = clock;
    }

    static JobType typeOf(Class<? extends Job> job) {
        var type = job.getAnnotation(JobType.class);
        if (type == null) {
            throw new IllegalArgumentException(job.getName() + " carries no @JobType");
        }
        return type;
    }

    @Override
    public JobId schedule(Job job) {
        return schedule(job, clock.instant());
    }

    @Override
    public JobId schedule(Job job, Instant at) {
        return leave(UUID.randomUUID().toString(), job, at);
    }

    @Override
    public JobId scheduleOnce(String key, Job job, Instant at) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("the key of a job has 1 to " + MAX_KEY + " characters");
        }
        return leave(key, job, at);
    }

    private JobId leave(String key, Job job, Instant at) {
        var type = typeOf(job.getClass());
        var id = new JobId(type.pool(), type.name(), key);
        var data = json.serialize(job);
        if (data == null) {
            throw new IllegalArgumentException("a job without content");
        }
        return database.write(sql -> {
            jobs.insert(id, data, at, type.priority());
            if (!at.isAfter(clock.instant())) {
                database.afterCommit(() -> runner.look(id.pool()));
            }
            return id;
        });
    }

    @Override
    public boolean cancel(JobId id) {
        return jobs.cancel(id);
    }
}

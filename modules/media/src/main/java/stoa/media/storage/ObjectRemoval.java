package stoa.media.storage;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import stoa.platform.jobs.Job;
import stoa.platform.jobs.JobHandler;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.JobType;

/** Forgets objects that nothing names any more. */
@Singleton
public final class ObjectRemoval implements JobHandler<ObjectRemoval.RemovalJob> {
    private final Storage storage;

    ObjectRemoval(Storage storage) {
        this.storage = storage;
    }

    @Override
    public Class<RemovalJob> handles() {
        return RemovalJob.class;
    }

    @Override
    public void run(RemovalJob job) throws IOException {
        for (var name : job.names()) {
            storage.delete(name);
        }
    }

    /** These. */
    @Serdeable
    @JobType(name = "media.removal", pool = JobPool.MAINTENANCE)
    public record RemovalJob(List<String> names) implements Job {}
}

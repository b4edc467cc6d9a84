package stoa.accounts.exporting;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import stoa.media.PrivateObjects;
import stoa.platform.database.Database;
import stoa.platform.jobs.JobHandler;
import stoa.platform.jobs.Jobs;
import stoa.platform.mail.Mails;

/** Makes archives, on the disk and from there in the storage. Killed anywhere it begins again. */
@Singleton
class ArchiveHandler implements JobHandler<ArchiveJob> {
    private final Database database;
    private final ArchiveSql archives;
    private final ArchiveWriter writer;
    private final PrivateObjects objects;
    private final Jobs jobs;
    private final Mails mails;

    ArchiveHandler(
            Database database,
            ArchiveSql archives,
            ArchiveWriter writer,
            PrivateObjects objects,
            Jobs jobs,
            Mails mails) {
        this.database = database;
        this.archives = archives;
        this.writer = writer;
        this.objects = objects;
        this.jobs = jobs;
        this.mails = mails;
    }

    @Override
    public Class<ArchiveJob> handles() {
        return ArchiveJob.class;
    }

    @Override
    public void run(ArchiveJob job) throws IOException {
        if (!archives.isAwaited(job.account())) {
            return;
        }
        var file = Files.createTempFile("stoa-archive-", ".zip");
        try {
            writer.write(job.account(), file);
            var object = objects.keep(file, "application/zip");
            long bytes = Files.size(file);
            database.write(sql -> {
                boolean ready = archives.finish(job.account(), object, bytes);
                if (!ready) {
                    // Who asked is gone, or another run was faster.
                    objects.discard(object);
                } else if (mails.areSent()) {
                    jobs.schedule(new ArchiveMailJob(job.account()));
                }
                return ready;
            });
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

package stoa.app.upkeep;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.db.archive.ArchiveListener;
import stoa.db.archive.ArchiveSettings;
import stoa.db.archive.PartitionArchive;
import stoa.db.partitions.Partitions;
import stoa.platform.jobs.RecurringJob;

/** Archives what was retired for it, as {@code ./stoa db archive run} does; as the owner alone, as {@link PartitionRetirementJob}. */
@Singleton
class PartitionArchiveJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionArchiveJob.class);
    private static final Duration GRACE = Duration.ofDays(7);

    private final @Nullable OwnerDatabase owner;

    PartitionArchiveJob(@Nullable OwnerDatabase owner) {
        this.owner = owner;
    }

    @Override
    public String name() {
        return "app.partition_archive";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        if (owner == null || !new Partitions(owner.endpoint()).mayRetire()) {
            return;
        }
        var settings = new ArchiveSettings(System.getenv(), owner.data());
        try (var storage = settings.storage();
                var archive =
                        PartitionArchive.open(owner.endpoint(), storage, settings.work(), ArchiveListener.SILENT)) {
            if (archive.hasWork()) {
                for (var outcome : archive.run(GRACE)) {
                    if (outcome.failure().isPresent()) {
                        LOG.warn(
                                "{} is not {}: {}",
                                outcome.partition(),
                                outcome.done(),
                                outcome.failure().get());
                    } else {
                        LOG.info("{}: {}", outcome.partition(), outcome.done());
                    }
                }
            }
        }
    }
}

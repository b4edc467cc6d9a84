package stoa.app.upkeep;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.db.partitions.PartitionAct;
import stoa.db.partitions.Partitions;
import stoa.platform.jobs.RecurringJob;

/**
 * Detaches and drops partitions whose time is over. Only the owner may, and only on a direct connection: a server that was
 * given neither leaves it to {@code ./stoa db partitions retire}, run by the DBA's own schedule.
 */
@Singleton
class PartitionRetirementJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionRetirementJob.class);

    private final @Nullable OwnerDatabase owner;

    PartitionRetirementJob(@Nullable OwnerDatabase owner) {
        this.owner = owner;
    }

    @Override
    public String name() {
        return "app.partition_retirement";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        if (owner == null) {
            return;
        }
        var partitions = new Partitions(owner.endpoint());
        if (!partitions.mayRetire()) {
            LOG.info(
                    "STOA_DIRECT_URL does not name the owner: partitions are retired by ./stoa db partitions retire alone");
            return;
        }
        for (var act : partitions.retire(Optional.empty(), false)) {
            if (act.kind() == PartitionAct.Kind.UNFINISHED) {
                LOG.warn("{}", act);
            } else {
                LOG.info("{}", act);
            }
        }
    }
}

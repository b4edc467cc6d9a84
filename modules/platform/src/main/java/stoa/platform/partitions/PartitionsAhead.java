package stoa.platform.partitions;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.jobs.RecurringJob;

/** Makes the partitions of the coming time, each start too, so that no insert ever finds its partition missing. */
@Singleton
class PartitionsAhead implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionsAhead.class);
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    private final PartitionSql partitions;

    PartitionsAhead(PartitionSql partitions) {
        this.partitions = partitions;
    }

    @EventListener
    void atStart(StartupEvent event) {
        try {
            makeAll();
        } catch (RuntimeException e) {
            LOG.warn("partitions could not be looked at, the job will: {}", e.toString());
        }
    }

    @Override
    public String name() {
        return "platform.partitions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() throws InterruptedException {
        makeAll();
        for (var runway : partitions.runways()) {
            if (runway.days() < runway.leastDays()) {
                LOG.error(
                        "{} has partitions for {} days only (db/RUNBOOK.md: partitions)",
                        runway.table(),
                        String.format(Locale.ROOT, "%.1f", runway.days()));
            }
        }
    }

    /** One that is locked keeps no other from being made. */
    private void makeAll() {
        int made = 0;
        for (var missing : partitions.missing()) {
            if (makeBetweenOthers(missing)) {
                made++;
            }
        }
        if (made > 0) {
            LOG.info("made {} partitions for the coming time", made);
        }
    }

    private boolean makeBetweenOthers(PartitionSql.Missing missing) {
        for (int attempt = 1; ; attempt++) {
            try {
                partitions.make(missing);
                return true;
            } catch (DataAccessException e) {
                if (!LOCKED.contains(e.sqlState())) {
                    throw e;
                }
                if (attempt == ATTEMPTS || !waited(attempt)) {
                    LOG.warn(
                            "{}.{} is locked: its partition from {} is made later",
                            missing.schema(),
                            missing.parent(),
                            missing.from());
                    return false;
                }
            }
        }
    }

    /** Between half and one and a half of the pause: instances that were refused together do not come back together. */
    private static boolean waited(int attempt) {
        try {
            Thread.sleep(Math.round(PAUSE.toMillis()
                    * attempt
                    * (0.5 + ThreadLocalRandom.current().nextDouble())));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

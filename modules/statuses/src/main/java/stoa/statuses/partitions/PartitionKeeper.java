package stoa.statuses.partitions;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.Database;
import stoa.platform.jobs.RecurringJob;

/** Makes the partitions of the coming months, so that no post ever finds its month missing. Each start looks too. */
@Singleton
class PartitionKeeper implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final int MONTHS_AHEAD = 4;

    private final Database database;

    PartitionKeeper(Database database) {
        this.database = database;
    }

    @EventListener
    void atStart(StartupEvent event) {
        run();
    }

    @Override
    public String name() {
        return "statuses.partitions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        int made = database.write(
                sql -> sql.fetchSingle("select statuses.ensure_partitions(current_date, {0})", DSL.inline(MONTHS_AHEAD))
                        .get(0, Integer.class));
        if (made > 0) {
            LOG.info("made {} partitions for the coming months", made);
        }
    }
}

package stoa.statuses.partitions;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.Database;

/** Makes the partitions of the coming months, so that no post ever finds its month missing. */
@Singleton
class PartitionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final int MONTHS_AHEAD = 4;

    private final Database database;

    PartitionKeeper(Database database) {
        this.database = database;
    }

    @EventListener
    void atStart(StartupEvent event) {
        makeAhead();
    }

    @Scheduled(initialDelay = "6h", fixedDelay = "6h")
    void makeAhead() {
        int made = database.write(sql -> sql.fetchSingle(
                        "select statuses.ensure_partitions(current_date, {0})", org.jooq.impl.DSL.inline(MONTHS_AHEAD))
                .get(0, Integer.class));
        if (made > 0) {
            LOG.info("made {} partitions for the coming months", made);
        }
    }
}

package stoa.statuses.counting;

import static stoa.statuses.sql.statuses.Tables.STATUS_COUNTER;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import org.jooq.impl.DSL;
import stoa.platform.database.CounterSlot;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/**
 * Counts without waiting: each transaction writes a slot of its own, and whoever reads sums the slots. What was counted is
 * visible as soon as its transaction has committed.
 */
@Singleton
public class StatusFigures {
    private final Database database;
    private final ApplicationEventPublisher<StatusTouched> touched;

    StatusFigures(Database database, ApplicationEventPublisher<StatusTouched> touched) {
        this.database = database;
        this.touched = touched;
    }

    /** Changes a figure, in the caller's transaction where there is one. */
    public void count(StatusId status, StatusFigure figure, long change) {
        database.write(sql -> sql.insertInto(STATUS_COUNTER)
                .set(STATUS_COUNTER.STATUS_ID, status.value())
                .set(STATUS_COUNTER.SLOT, CounterSlot.freeFor(status.value()))
                .set(figure.column(), change)
                .onConflict(STATUS_COUNTER.STATUS_ID, STATUS_COUNTER.SLOT)
                .doUpdate()
                .set(figure.column(), figure.column().plus(DSL.excluded(figure.column())))
                .execute());
        touched(status);
    }

    /** Tells this process, once the caller's transaction has committed, that a status is not what it was. */
    public void touched(StatusId status) {
        database.afterCommit(() -> touched.publishEvent(new StatusTouched(status)));
    }

    /** Forgets the figures of a status that is deleted. */
    public void forget(StatusId status) {
        database.write(sql -> sql.deleteFrom(STATUS_COUNTER)
                .where(STATUS_COUNTER.STATUS_ID.eq(status.value()))
                .execute());
    }
}

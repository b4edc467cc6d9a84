package stoa.statuses.counting;

import static stoa.statuses.sql.statuses.Tables.STATUS_COUNTER;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final short SHARED_SLOT = 0;

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

    /**
     * Changes a figure of many statuses in one statement, in the caller's transaction. They share a slot, in the order of their
     * ids: a lock for each would fill the table of locks.
     */
    public void count(StatusFigure figure, Collection<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        database.write(sql -> sql.insertInto(
                        STATUS_COUNTER, STATUS_COUNTER.STATUS_ID, STATUS_COUNTER.SLOT, figure.column())
                .valuesOfRows(changes.stream()
                        .sorted(Comparator.comparingLong(
                                change -> change.status().value()))
                        .map(change -> DSL.row(change.status().value(), SHARED_SLOT, change.by()))
                        .toList())
                .onConflict(STATUS_COUNTER.STATUS_ID, STATUS_COUNTER.SLOT)
                .doUpdate()
                .set(figure.column(), figure.column().plus(DSL.excluded(figure.column())))
                .execute());
        changes.forEach(change -> touched(change.status()));
    }

    /** Tells this process, once the caller's transaction has committed, that a status is not what it was. */
    public void touched(StatusId status) {
        database.afterCommit(() -> touched.publishEvent(new StatusTouched(status)));
    }

    /** Forgets the figures of statuses that are deleted. */
    public void forget(Collection<StatusId> statuses) {
        var ids = StatusId.values(statuses);
        database.write(sql -> sql.deleteFrom(STATUS_COUNTER)
                .where(STATUS_COUNTER.STATUS_ID.eq(DSL.any(ids)))
                .execute());
    }

    /** By how much a figure of one status changes. */
    public record Change(StatusId status, long by) {
        /** One less for each time that a status is among these. */
        public static List<Change> less(Collection<StatusId> statuses) {
            return statuses.stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(entry -> new Change(entry.getKey(), -entry.getValue()))
                    .toList();
        }
    }
}

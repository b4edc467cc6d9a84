package stoa.statuses.counting;

import static stoa.statuses.sql.statuses.Tables.STATUS_COUNTER;

import org.jooq.TableField;
import stoa.statuses.sql.statuses.tables.records.StatusCounterRecord;

/** What is counted of a status. */
@SuppressWarnings("ImmutableEnumChecker") // jOOQ's columns never change
public enum StatusFigure {
    REPLIES(STATUS_COUNTER.REPLIES),
    REBLOGS(STATUS_COUNTER.REBLOGS),
    FAVOURITES(STATUS_COUNTER.FAVOURITES),
    QUOTES(STATUS_COUNTER.QUOTES);

    private final TableField<StatusCounterRecord, Long> column;

    StatusFigure(TableField<StatusCounterRecord, Long> column) {
        this.column = column;
    }

    TableField<StatusCounterRecord, Long> column() {
        return column;
    }
}

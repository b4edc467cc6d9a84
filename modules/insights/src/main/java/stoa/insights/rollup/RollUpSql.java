package stoa.insights.rollup;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static stoa.insights.sql.insights.Tables.DAY;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import stoa.insights.sql.insights.Routines;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.refresh.RefreshSource;

/** Statements that roll days up. */
@Singleton
class RollUpSql {
    private final Database database;
    private final Clock clock;

    RollUpSql(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The first day that is not closed; empty where none was ever counted. */
    Optional<LocalDate> firstOpen() {
        return database.read(Consistency.primary(), sql -> {
            var closed = sql.select(max(DAY.DAY_))
                    .from(DAY)
                    .where(DAY.CLOSED_AT.isNotNull())
                    .fetchSingle()
                    .value1();
            var open = sql.select(min(DAY.DAY_))
                    .from(DAY)
                    .where(DAY.CLOSED_AT.isNull())
                    .fetchSingle()
                    .value1();
            // A day on which nothing happened has no row, and is counted all the same.
            var next = closed == null ? null : closed.plusDays(1);
            return Optional.ofNullable(next == null || (open != null && open.isBefore(next)) ? open : next);
        });
    }

    /**
     * Rolls a day up.
     *
     * @param closing whether for good
     * @return false where it is closed already, or stays open and nothing has happened since
     */
    boolean rollUp(LocalDate day, boolean closing) {
        return Boolean.TRUE.equals(database.write(
                sql -> sql.select(Routines.rollUp(day, closing)).fetchSingle().value1()));
    }

    /** What the views are computed from. */
    RefreshSource.Mark mark() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                coalesce(max(DAY.VERSION), inline(0L)),
                                coalesce(max(DAY.ROLLED_UP_AT), inline(clock.instant())))
                        .from(DAY)
                        .fetchSingle(row -> new RefreshSource.Mark(row.value1(), row.value2())));
    }
}

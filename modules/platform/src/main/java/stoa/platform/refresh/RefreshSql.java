package stoa.platform.refresh;

import static stoa.platform.sql.platform.Tables.REFRESHED_VIEW;
import static stoa.platform.sql.platform.Tables.REFRESH_RUN;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Condition;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on what was refreshed. A refresh itself notes its success in its own transaction ({@link ViewRefresh}). */
@Singleton
class RefreshSql {
    private final Database database;

    RefreshSql(Database database) {
        this.database = database;
    }

    /** Every view that was refreshed. */
    Map<String, Refreshed> refreshed() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(REFRESHED_VIEW.VIEW, REFRESHED_VIEW.VERSION, REFRESHED_VIEW.AS_OF)
                        .from(REFRESHED_VIEW)
                        .fetchMap(row -> row.value1(), row -> new Refreshed(row.value2(), row.value3())));
    }

    /** What the last refresh of each view took. */
    Map<String, Duration> durations() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(REFRESH_RUN.VIEW, REFRESH_RUN.DURATION_MS)
                        .distinctOn(REFRESH_RUN.VIEW)
                        .from(REFRESH_RUN)
                        .where(REFRESH_RUN.OUTCOME.eq(RefreshOutcome.REFRESHED.toString()))
                        .orderBy(REFRESH_RUN.VIEW, REFRESH_RUN.ID.desc())
                        .fetchMap(row -> row.value1(), row -> Duration.ofMillis(row.value2())));
    }

    /** Says that a view counts up to a later instant now: nothing has happened that it would have to show. */
    void unchanged(String view, Instant asOf) {
        database.write(sql -> sql.update(REFRESHED_VIEW)
                .set(REFRESHED_VIEW.AS_OF, asOf)
                .where(REFRESHED_VIEW.VIEW.eq(view))
                .and(REFRESHED_VIEW.AS_OF.lt(asOf))
                .execute());
    }

    /** Notes attempts that changed nothing. */
    void note(RefreshRun run) {
        database.write(sql -> sql.insertInto(REFRESH_RUN)
                .set(REFRESH_RUN.VIEW, run.view())
                .set(REFRESH_RUN.OUTCOME, run.outcome().toString())
                .set(REFRESH_RUN.STARTED_AT, run.startedAt())
                .set(REFRESH_RUN.DURATION_MS, run.duration().toMillis())
                .set(REFRESH_RUN.DETAIL, run.detail())
                .execute());
    }

    List<RefreshRun> ledger(int limit) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                REFRESH_RUN.VIEW,
                                REFRESH_RUN.OUTCOME,
                                REFRESH_RUN.STARTED_AT,
                                REFRESH_RUN.DURATION_MS,
                                REFRESH_RUN.ROWS,
                                REFRESH_RUN.WAL_BYTES,
                                REFRESH_RUN.AS_OF,
                                REFRESH_RUN.DETAIL)
                        .from(REFRESH_RUN)
                        .orderBy(REFRESH_RUN.ID.desc())
                        .limit(limit)
                        .fetch(row -> new RefreshRun(
                                row.value1(),
                                RefreshOutcome.valueOf(row.value2().toUpperCase(Locale.ROOT)),
                                row.value3(),
                                Duration.ofMillis(row.value4()),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8())));
    }

    /** Deletes what was tried long ago; where nothing had to be done, what was not tried. */
    void forget(Instant triedBefore, Instant skippedBefore) {
        database.write(sql -> sql.deleteFrom(REFRESH_RUN)
                .where(REFRESH_RUN.STARTED_AT.lt(triedBefore).or(skipped(skippedBefore)))
                .execute());
    }

    private static Condition skipped(Instant before) {
        return REFRESH_RUN.STARTED_AT.lt(before).and(REFRESH_RUN.OUTCOME.eq(RefreshOutcome.SKIPPED.toString()));
    }

    /** Of what a view was refreshed last. */
    record Refreshed(long version, Instant asOf) {}
}

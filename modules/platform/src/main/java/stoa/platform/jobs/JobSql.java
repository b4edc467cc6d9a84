package stoa.platform.jobs;

import static stoa.platform.sql.platform.Tables.JOB;
import static stoa.platform.sql.platform.Tables.PARKED_JOB;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on jobs beside db-scheduler's own, in its format. */
@Singleton
class JobSql implements JobOperations {
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Database database;

    JobSql(Database database) {
        this.database = database;
    }

    private static Condition is(JobId id) {
        return JOB.POOL
                .eq(id.pool().toString())
                .and(JOB.TASK_NAME.eq(id.type()))
                .and(JOB.TASK_INSTANCE.eq(id.key()));
    }

    private static JobPool pool(String name) {
        return JobPool.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Nothing happens where there is one already. */
    void insert(JobId id, byte[] data, Instant at, int priority) {
        database.write(sql -> sql.insertInto(JOB)
                .set(JOB.POOL, id.pool().toString())
                .set(JOB.TASK_NAME, id.type())
                .set(JOB.TASK_INSTANCE, id.key())
                .set(JOB.TASK_DATA, data)
                .set(JOB.EXECUTION_TIME, at)
                .set(JOB.PICKED, false)
                .set(JOB.VERSION, 1L)
                .set(JOB.PRIORITY, (short) priority)
                .onConflictDoNothing()
                .execute());
    }

    boolean cancel(JobId id) {
        return database.write(sql -> sql.deleteFrom(JOB)
                        .where(is(id))
                        .and(JOB.PICKED.isFalse())
                        .execute())
                == 1;
    }

    /** Keeps the last error of a job that will run again. */
    void noteError(JobId id, String error) {
        database.write(
                sql -> sql.update(JOB).set(JOB.LAST_ERROR, error).where(is(id)).execute());
    }

    /** Lets a running job run again later, as if it had not run. */
    void postpone(JobId id, long version, Instant until, String error) {
        database.write(sql -> sql.update(JOB)
                .set(JOB.PICKED, false)
                .setNull(JOB.PICKED_BY)
                .setNull(JOB.LAST_HEARTBEAT)
                .set(JOB.EXECUTION_TIME, until)
                .set(JOB.VERSION, JOB.VERSION.plus(1))
                .set(JOB.LAST_ERROR, error)
                .where(is(id))
                .and(JOB.VERSION.eq(version))
                .execute());
    }

    /** Moves a running job to those that somebody has to decide about. */
    void park(JobId id, long version, int attempts, String error) {
        database.write(sql -> {
            var gone = sql.deleteFrom(JOB)
                    .where(is(id))
                    .and(JOB.VERSION.eq(version))
                    .returningResult(JOB.TASK_DATA, JOB.PRIORITY)
                    .fetchOptional();
            return gone.map(row -> sql.insertInto(PARKED_JOB)
                            .set(PARKED_JOB.POOL, id.pool().toString())
                            .set(PARKED_JOB.TASK_NAME, id.type())
                            .set(PARKED_JOB.TASK_INSTANCE, id.key())
                            .set(PARKED_JOB.TASK_DATA, row.value1())
                            .set(PARKED_JOB.PRIORITY, row.value2())
                            .set(PARKED_JOB.ATTEMPTS, attempts)
                            .set(PARKED_JOB.ERROR, error)
                            .execute())
                    .orElse(0);
        });
    }

    @Override
    public List<JobView> waiting(int limit) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                JOB.POOL,
                                JOB.TASK_NAME,
                                JOB.TASK_INSTANCE,
                                JOB.EXECUTION_TIME,
                                JOB.PICKED_BY,
                                JOB.CONSECUTIVE_FAILURES,
                                JOB.LAST_ERROR)
                        .from(JOB)
                        .orderBy(JOB.EXECUTION_TIME, JOB.TASK_NAME, JOB.TASK_INSTANCE)
                        .limit(limit)
                        .fetch(row -> new JobView(
                                pool(row.value1()),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                Optional.ofNullable(row.value5()),
                                row.value6() == null ? 0 : row.value6(),
                                Optional.ofNullable(row.value7()))));
    }

    @Override
    public List<ParkedJobView> parked(int limit) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                PARKED_JOB.ID,
                                PARKED_JOB.POOL,
                                PARKED_JOB.TASK_NAME,
                                PARKED_JOB.TASK_INSTANCE,
                                PARKED_JOB.ATTEMPTS,
                                PARKED_JOB.PARKED_AT,
                                PARKED_JOB.ERROR)
                        .from(PARKED_JOB)
                        .orderBy(PARKED_JOB.ID)
                        .limit(limit)
                        .fetch(row -> new ParkedJobView(
                                row.value1(),
                                pool(row.value2()),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7())));
    }

    @Override
    public JobFigures figures() {
        var late = JOB.PICKED.isFalse().and(JOB.EXECUTION_TIME.lt(Instant.now().minus(LATE)));
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                DSL.count().filterWhere(JOB.PICKED.isFalse()),
                                DSL.count().filterWhere(JOB.PICKED),
                                DSL.count().filterWhere(late),
                                DSL.field(DSL.select(DSL.count()).from(PARKED_JOB)))
                        .from(JOB)
                        .fetchSingle(row -> new JobFigures(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    @Override
    public boolean retry(long parked) {
        return database.write(sql -> {
            var gone = sql.deleteFrom(PARKED_JOB)
                    .where(PARKED_JOB.ID.eq(parked))
                    .returningResult(
                            PARKED_JOB.POOL,
                            PARKED_JOB.TASK_NAME,
                            PARKED_JOB.TASK_INSTANCE,
                            PARKED_JOB.TASK_DATA,
                            PARKED_JOB.PRIORITY)
                    .fetchOptional();
            gone.ifPresent(row -> insert(
                    new JobId(pool(row.value1()), row.value2(), row.value3()),
                    row.value4(),
                    Instant.now(),
                    row.value5()));
            return gone.isPresent();
        });
    }

    @Override
    public boolean discard(long parked) {
        return database.write(sql -> sql.deleteFrom(PARKED_JOB)
                        .where(PARKED_JOB.ID.eq(parked))
                        .execute())
                == 1;
    }

    @Override
    public boolean cancel(String type, String key) {
        return database.write(sql -> sql.deleteFrom(JOB)
                        .where(JOB.TASK_NAME.eq(type))
                        .and(JOB.TASK_INSTANCE.eq(key))
                        .and(JOB.PICKED.eq(DSL.inline(false)))
                        .execute())
                > 0;
    }
}

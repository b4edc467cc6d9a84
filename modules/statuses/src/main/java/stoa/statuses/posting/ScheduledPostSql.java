package stoa.statuses.posting;

import static stoa.statuses.sql.statuses.Tables.SCHEDULED_STATUS;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on statuses that are to be posted later. */
@Singleton
class ScheduledPostSql {
    private final Database database;
    private final ObjectMapper json;

    ScheduledPostSql(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One page of what somebody has scheduled. */
    List<ScheduledStatusView> page(AccountId author, PageRequest page) {
        var rows = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(SCHEDULED_STATUS.ID, SCHEDULED_STATUS.SCHEDULED_AT, SCHEDULED_STATUS.PARAMS)
                        .from(SCHEDULED_STATUS)
                        .where(SCHEDULED_STATUS.ACCOUNT_ID.eq(author.value()))
                        .and(SCHEDULED_STATUS.ID.lt(page.before()))
                        .and(SCHEDULED_STATUS.ID.gt(page.after()))
                        .orderBy(page.upward() ? SCHEDULED_STATUS.ID.asc() : SCHEDULED_STATUS.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> ScheduledStatusView.of(row.value1(), row.value2(), read(row.value3()))));
        return page.upward() ? rows.reversed() : rows;
    }

    Optional<ScheduledStatusView> find(AccountId author, long id) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(SCHEDULED_STATUS.ID, SCHEDULED_STATUS.SCHEDULED_AT, SCHEDULED_STATUS.PARAMS)
                        .from(SCHEDULED_STATUS)
                        .where(own(author, id))
                        .fetchOptional(row -> ScheduledStatusView.of(row.value1(), row.value2(), read(row.value3()))));
    }

    long insert(AccountId author, Instant at, ScheduledPost post) {
        return database.write(sql -> sql.insertInto(SCHEDULED_STATUS)
                .set(SCHEDULED_STATUS.ACCOUNT_ID, author.value())
                .set(SCHEDULED_STATUS.SCHEDULED_AT, at)
                .set(SCHEDULED_STATUS.PARAMS, write(post))
                .returningResult(SCHEDULED_STATUS.ID)
                .fetchSingle()
                .value1());
    }

    /** @return whether the author has one */
    boolean move(AccountId author, long id, Instant at) {
        return database.write(sql -> sql.update(SCHEDULED_STATUS)
                        .set(SCHEDULED_STATUS.SCHEDULED_AT, at)
                        .where(own(author, id))
                        .execute())
                == 1;
    }

    /** @return whether the author had one */
    boolean delete(AccountId author, long id) {
        return database.write(sql ->
                        sql.deleteFrom(SCHEDULED_STATUS).where(own(author, id)).execute())
                == 1;
    }

    private static Condition own(AccountId author, long id) {
        return SCHEDULED_STATUS.ID.eq(id).and(SCHEDULED_STATUS.ACCOUNT_ID.eq(author.value()));
    }

    /**
     * Takes one that is due, for good if the surrounding transaction commits.
     *
     * @return empty where it was posted, deleted or moved to later
     */
    Optional<Due> take(long id) {
        return database.write(sql -> sql.deleteFrom(SCHEDULED_STATUS)
                .where(SCHEDULED_STATUS.ID.eq(id))
                .and(SCHEDULED_STATUS.SCHEDULED_AT.le(Instant.now()))
                .returningResult(SCHEDULED_STATUS.ACCOUNT_ID, SCHEDULED_STATUS.PARAMS)
                .fetchOptional(row -> new Due(new AccountId(row.value1()), read(row.value2()))));
    }

    /** When it is due, where it is there still. */
    Optional<Instant> dueAt(long id) {
        return database.write(sql -> sql.select(SCHEDULED_STATUS.SCHEDULED_AT)
                .from(SCHEDULED_STATUS)
                .where(SCHEDULED_STATUS.ID.eq(id))
                .fetchOptional(SCHEDULED_STATUS.SCHEDULED_AT));
    }

    /** How many somebody has, and how many of them for a day (UTC); whoever counts holds the others back until they commit. */
    Counted count(AccountId author, Instant at) {
        var day = at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        var onDay = SCHEDULED_STATUS
                .SCHEDULED_AT
                .ge(day)
                .and(SCHEDULED_STATUS.SCHEDULED_AT.lt(day.plus(Duration.ofDays(1))));
        return database.write(sql -> {
            sql.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1021))", DSL.val(author.toString()));
            return sql.select(DSL.count(), DSL.count().filterWhere(onDay))
                    .from(SCHEDULED_STATUS)
                    .where(SCHEDULED_STATUS.ACCOUNT_ID.eq(author.value()))
                    .fetchSingle(row -> new Counted(row.value1(), row.value2()));
        });
    }

    private String write(ScheduledPost post) {
        try {
            return json.writeValueAsString(post);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScheduledPost read(String params) {
        try {
            return json.readValue(params, ScheduledPost.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be posted now. */
    record Due(AccountId author, ScheduledPost post) {}

    /** How many there are. */
    record Counted(int all, int onDay) {}
}

package stoa.moderation.reports;

import static stoa.moderation.sql.moderation.Tables.REPORT;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.TableField;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.moderation.ReportDesk.ReportChoice;
import stoa.moderation.ReportDesk.Step;
import stoa.moderation.ReportId;
import stoa.moderation.sql.moderation.tables.records.ReportRecord;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/** Statements on reports. */
@Singleton
class ReportSql {
    private static final List<SelectField<?>> COLUMNS = List.of(
            REPORT.ID,
            REPORT.ACCOUNT_ID,
            REPORT.TARGET_ACCOUNT_ID,
            REPORT.STATUS_IDS,
            REPORT.RULE_IDS,
            REPORT.CATEGORY,
            REPORT.COMMENT,
            REPORT.FORWARDED,
            REPORT.ACTION_TAKEN_AT,
            REPORT.CREATED_AT,
            REPORT.UPDATED_AT,
            REPORT.ASSIGNED_ACCOUNT_ID,
            REPORT.ACTION_TAKEN_BY_ACCOUNT_ID);

    private final Database database;
    private final Clock clock;

    ReportSql(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    ReportRow insert(AccountId by, ReportDraft draft) {
        return database.write(sql -> sql.insertInto(REPORT)
                .set(REPORT.ACCOUNT_ID, by.value())
                .set(REPORT.TARGET_ACCOUNT_ID, draft.target().value())
                .set(REPORT.STATUS_IDS, StatusId.values(draft.statuses()))
                .set(REPORT.RULE_IDS, draft.rules().toArray(String[]::new))
                .set(REPORT.CATEGORY, draft.category())
                .set(REPORT.COMMENT, draft.comment())
                .returningResult(COLUMNS)
                .fetchSingle(ReportSql::row));
    }

    List<ReportRow> byIds(Collection<ReportId> ids) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(COLUMNS)
                        .from(REPORT)
                        .where(REPORT.ID.eq(
                                DSL.any(ids.stream().map(ReportId::value).toArray(Long[]::new))))
                        .fetch(ReportSql::row));
    }

    List<ReportRow> page(ReportChoice choice, PageRequest page) {
        var rows = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(COLUMNS)
                        .from(REPORT)
                        .where(choice.resolved() ? REPORT.ACTION_TAKEN_AT.isNotNull() : REPORT.ACTION_TAKEN_AT.isNull())
                        .and(is(REPORT.ACCOUNT_ID, choice.by()))
                        .and(is(REPORT.TARGET_ACCOUNT_ID, choice.against()))
                        .and(REPORT.ID.lt(page.before()))
                        .and(REPORT.ID.gt(page.after()))
                        .orderBy(page.upward() ? REPORT.ID.asc() : REPORT.ID.desc())
                        .limit(page.limit())
                        .fetch(ReportSql::row));
        return page.upward() ? rows.reversed() : rows;
    }

    private static Condition is(TableField<?, Long> column, Optional<AccountId> account) {
        return account.map(id -> column.eq(id.value())).orElse(DSL.noCondition());
    }

    Optional<ReportRow> find(ReportId id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    /**
     * Takes a step, unless it is taken already.
     *
     * @return whether anything changed
     */
    boolean take(AccountId moderator, ReportId id, Step step) {
        var now = clock.instant();
        return switch (step) {
            case ASSIGN_TO_SELF ->
                update(
                        id,
                        now,
                        REPORT.ASSIGNED_ACCOUNT_ID.isDistinctFrom(moderator.value()),
                        sql -> sql.set(REPORT.ASSIGNED_ACCOUNT_ID, moderator.value()));
            case UNASSIGN ->
                update(id, now, REPORT.ASSIGNED_ACCOUNT_ID.isNotNull(), sql -> sql.setNull(REPORT.ASSIGNED_ACCOUNT_ID));
            case RESOLVE ->
                update(
                        id,
                        now,
                        REPORT.ACTION_TAKEN_AT.isNull(),
                        sql -> sql.set(REPORT.ACTION_TAKEN_AT, now)
                                .set(REPORT.ACTION_TAKEN_BY_ACCOUNT_ID, moderator.value()));
            case REOPEN ->
                update(
                        id,
                        now,
                        REPORT.ACTION_TAKEN_AT.isNotNull(),
                        sql -> sql.setNull(REPORT.ACTION_TAKEN_AT).setNull(REPORT.ACTION_TAKEN_BY_ACCOUNT_ID));
        };
    }

    private boolean update(
            ReportId id, Instant now, Condition where, UnaryOperator<UpdateSetMoreStep<ReportRecord>> change) {
        return database.write(sql -> change.apply(sql.update(REPORT).set(REPORT.UPDATED_AT, now))
                        .where(REPORT.ID.eq(id.value()))
                        .and(where)
                        .execute()
                == 1);
    }

    void sort(ReportId id, Optional<String> category, Optional<List<String>> rules) {
        var changes = new HashMap<Field<?>, Object>();
        changes.put(REPORT.UPDATED_AT, clock.instant());
        category.ifPresent(to -> changes.put(REPORT.CATEGORY, to));
        rules.ifPresent(to -> changes.put(REPORT.RULE_IDS, to.toArray(String[]::new)));
        database.write(sql ->
                sql.update(REPORT).set(changes).where(REPORT.ID.eq(id.value())).execute());
    }

    /** Closes the open reports against somebody. */
    List<ReportId> resolveAll(AccountId moderator, AccountId against) {
        var now = clock.instant();
        return database.write(sql -> sql.update(REPORT)
                .set(REPORT.UPDATED_AT, now)
                .set(REPORT.ACTION_TAKEN_AT, now)
                .set(REPORT.ACTION_TAKEN_BY_ACCOUNT_ID, moderator.value())
                .where(REPORT.TARGET_ACCOUNT_ID.eq(against.value()))
                .and(REPORT.ACTION_TAKEN_AT.isNull())
                .returningResult(REPORT.ID)
                .fetch(row -> new ReportId(row.value1())));
    }

    private static ReportRow row(Record row) {
        return new ReportRow(
                new ReportId(row.get(REPORT.ID)),
                new AccountId(row.get(REPORT.ACCOUNT_ID)),
                new AccountId(row.get(REPORT.TARGET_ACCOUNT_ID)),
                Stream.of(row.get(REPORT.STATUS_IDS)).map(StatusId::new).toList(),
                List.of(row.get(REPORT.RULE_IDS)),
                row.get(REPORT.CATEGORY),
                row.get(REPORT.COMMENT),
                row.get(REPORT.FORWARDED),
                row.get(REPORT.ACTION_TAKEN_AT),
                row.get(REPORT.CREATED_AT),
                row.get(REPORT.UPDATED_AT),
                account(row.get(REPORT.ASSIGNED_ACCOUNT_ID)),
                account(row.get(REPORT.ACTION_TAKEN_BY_ACCOUNT_ID)));
    }

    private static @Nullable AccountId account(@Nullable Long id) {
        return id == null ? null : new AccountId(id);
    }
}

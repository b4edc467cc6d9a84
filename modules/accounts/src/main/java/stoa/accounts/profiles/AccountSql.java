package stoa.accounts.profiles;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT_COUNTER;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT_ROWS;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.accounts.PostingDefaults;
import stoa.platform.database.Consistency;
import stoa.platform.database.CounterSlot;
import stoa.platform.database.Database;

/** Statements on accounts and their figures. */
@Singleton
class AccountSql {
    /** Everybody's page may be a little behind; nobody misses their own part of it. */
    static final Duration AGE = Duration.ofSeconds(5);

    static final Consistency RECENT = Consistency.atMost(AGE);

    private static final int MAX_PER_STATEMENT = 1_000;
    private static final int MAX_LOCKED = 64;
    private static final short SHARED_SLOT = 0;

    private final Database database;

    AccountSql(Database database) {
        this.database = database;
    }

    /** Accounts in any standing. */
    List<AccountRow> byIds(Collection<AccountId> ids, Consistency consistency) {
        var values = ids.stream().map(AccountId::value).distinct().toArray(Long[]::new);
        return values.length == 0 ? List.of() : select(DSL.val(values), consistency);
    }

    /** An account in any standing. */
    Optional<AccountRow> byName(String username) {
        var id = DSL.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(DSL.lower(ACCOUNT.USERNAME).eq(username));
        return select(DSL.array(id), RECENT).stream().findFirst();
    }

    private List<AccountRow> select(Field<Long[]> ids, Consistency consistency) {
        var rows = ACCOUNT_ROWS.call(ids);
        return database.read(
                consistency,
                sql -> sql.selectFrom(rows)
                        .fetch(row -> new AccountRow(
                                row.get(rows.ID),
                                row.get(rows.USERNAME),
                                row.get(rows.DISPLAY_NAME),
                                row.get(rows.NOTE),
                                row.get(rows.LOCKED),
                                row.get(rows.BOT),
                                row.get(rows.DISCOVERABLE),
                                row.get(rows.INDEXABLE),
                                row.get(rows.HIDE_COLLECTIONS),
                                row.get(rows.FIELD_NAMES),
                                row.get(rows.FIELD_VALUES),
                                row.get(rows.CREATED_AT),
                                row.get(rows.AVATAR),
                                row.get(rows.AVATAR_DESCRIPTION),
                                row.get(rows.HEADER),
                                row.get(rows.HEADER_DESCRIPTION),
                                row.get(rows.FOLLOWERS),
                                row.get(rows.FOLLOWING),
                                row.get(rows.STATUSES),
                                row.get(rows.LAST_STATUS_ON),
                                row.get(rows.SUSPENDED),
                                row.get(rows.SILENCED),
                                row.get(rows.SENSITIZED))));
    }

    /** A figure is the sum of its slots, and never shown below zero. */
    static Field<Long> figure(Field<Long> slot) {
        return DSL.greatest(
                        DSL.coalesce(DSL.sum(slot), DSL.inline(BigDecimal.ZERO)).cast(SQLDataType.BIGINT),
                        DSL.inline(0L))
                .as(slot);
    }

    Map<String, AccountId> idsByNames(Set<String> usernames) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(ACCOUNT.ID, ACCOUNT.USERNAME)
                        .from(ACCOUNT)
                        .where(DSL.lower(ACCOUNT.USERNAME).in(usernames))
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .fetchMap(row -> row.value2().toLowerCase(Locale.ROOT), row -> new AccountId(row.value1())));
    }

    /**
     * One statement for a thousand changes. Each account's change goes to a slot that no other transaction holds, so that
     * nobody waits; should all be held, the order of the ids keeps two callers from waiting for each other. Many changes at
     * once share a slot: a lock for each would fill the table of locks.
     */
    void count(List<CounterChange> changes) {
        var sums = new ArrayList<>(changes.stream()
                .collect(Collectors.toMap(
                        CounterChange::account, Function.identity(), CounterChange::plus, TreeMap::new))
                .values());
        for (int from = 0; from < sums.size(); from += MAX_PER_STATEMENT) {
            add(sums.subList(from, Math.min(from + MAX_PER_STATEMENT, sums.size())), sums.size() <= MAX_LOCKED);
        }
    }

    private void add(List<CounterChange> changes, boolean locking) {
        var rows = changes.stream()
                .map(change -> DSL.row(
                        DSL.val(change.account().value()),
                        locking ? CounterSlot.freeFor(change.account().value()) : DSL.inline(SHARED_SLOT),
                        DSL.val(change.followers()),
                        DSL.val(change.following()),
                        DSL.val(change.followRequests()),
                        DSL.val(change.statuses()),
                        DSL.val(change.statusOn(), SQLDataType.LOCALDATE)))
                .toList();
        database.write(sql -> sql.insertInto(
                        ACCOUNT_COUNTER,
                        ACCOUNT_COUNTER.ACCOUNT_ID,
                        ACCOUNT_COUNTER.SLOT,
                        ACCOUNT_COUNTER.FOLLOWERS,
                        ACCOUNT_COUNTER.FOLLOWING,
                        ACCOUNT_COUNTER.FOLLOW_REQUESTS,
                        ACCOUNT_COUNTER.STATUSES,
                        ACCOUNT_COUNTER.LAST_STATUS_ON)
                .valuesOfRows(rows)
                .onConflict(ACCOUNT_COUNTER.ACCOUNT_ID, ACCOUNT_COUNTER.SLOT)
                .doUpdate()
                .set(ACCOUNT_COUNTER.FOLLOWERS, added(ACCOUNT_COUNTER.FOLLOWERS))
                .set(ACCOUNT_COUNTER.FOLLOWING, added(ACCOUNT_COUNTER.FOLLOWING))
                .set(ACCOUNT_COUNTER.FOLLOW_REQUESTS, added(ACCOUNT_COUNTER.FOLLOW_REQUESTS))
                .set(ACCOUNT_COUNTER.STATUSES, added(ACCOUNT_COUNTER.STATUSES))
                .set(
                        ACCOUNT_COUNTER.LAST_STATUS_ON,
                        DSL.greatest(ACCOUNT_COUNTER.LAST_STATUS_ON, DSL.excluded(ACCOUNT_COUNTER.LAST_STATUS_ON)))
                .execute());
    }

    private static Field<Long> added(Field<Long> figure) {
        return figure.plus(DSL.excluded(figure));
    }

    Optional<PostingDefaults> postingDefaults(AccountId id) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                LOGIN.DEFAULT_PRIVACY,
                                LOGIN.DEFAULT_SENSITIVE,
                                LOGIN.DEFAULT_LANGUAGE,
                                LOGIN.DEFAULT_QUOTE_POLICY)
                        .from(LOGIN)
                        .where(LOGIN.ACCOUNT_ID.eq(id.value()))
                        .fetchOptional(
                                row -> new PostingDefaults(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    Accounts.Figures figures() {
        var fourWeeksAgo = LocalDate.now(ZoneOffset.UTC).minusWeeks(4);
        return database.read(
                RECENT,
                sql -> sql.select(
                                DSL.countDistinct(ACCOUNT_COUNTER.ACCOUNT_ID),
                                DSL.countDistinct(ACCOUNT_COUNTER.ACCOUNT_ID)
                                        .filterWhere(ACCOUNT_COUNTER.LAST_STATUS_ON.gt(fourWeeksAgo)),
                                figure(ACCOUNT_COUNTER.STATUSES))
                        .from(ACCOUNT_COUNTER)
                        .fetchSingle(row -> new Accounts.Figures(row.value1(), row.value2(), row.value3())));
    }

    /** One account as the database has it. */
    record AccountRow(
            long id,
            String username,
            String displayName,
            String note,
            boolean locked,
            boolean bot,
            boolean discoverable,
            boolean indexable,
            boolean hideCollections,
            String[] fieldNames,
            String[] fieldValues,
            Instant createdAt,
            @Nullable String avatar,
            String avatarDescription,
            @Nullable String header,
            String headerDescription,
            long followers,
            long following,
            long statuses,
            @Nullable LocalDate lastStatusOn,
            boolean suspended,
            boolean silenced,
            boolean sensitized) {}
}

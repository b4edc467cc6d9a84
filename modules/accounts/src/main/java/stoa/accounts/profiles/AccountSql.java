package stoa.accounts.profiles;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT_COUNTER;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.accounts.PostingDefaults;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on accounts and their figures. */
@Singleton
class AccountSql {
    /** Everybody's page may be a little behind; nobody misses their own part of it. */
    private static final Consistency RECENT = Consistency.atMost(Duration.ofSeconds(5));

    private final Database database;

    AccountSql(Database database) {
        this.database = database;
    }

    List<AccountRow> byIds(Collection<AccountId> ids) {
        var values = ids.stream().map(AccountId::value).collect(Collectors.toSet());
        return values.isEmpty() ? List.of() : select(ACCOUNT.ID.eq(DSL.any(values.toArray(Long[]::new))));
    }

    Optional<AccountRow> byName(String username) {
        return select(DSL.lower(ACCOUNT.USERNAME).eq(username)).stream().findFirst();
    }

    private List<AccountRow> select(Condition condition) {
        return database.read(
                RECENT,
                sql -> sql.select(
                                ACCOUNT.ID,
                                ACCOUNT.USERNAME,
                                ACCOUNT.DISPLAY_NAME,
                                ACCOUNT.NOTE,
                                ACCOUNT.LOCKED,
                                ACCOUNT.BOT,
                                ACCOUNT.DISCOVERABLE,
                                ACCOUNT.INDEXABLE,
                                ACCOUNT.HIDE_COLLECTIONS,
                                ACCOUNT.FIELD_NAMES,
                                ACCOUNT.FIELD_VALUES,
                                ACCOUNT.CREATED_AT,
                                ACCOUNT_COUNTER.FOLLOWERS,
                                ACCOUNT_COUNTER.FOLLOWING,
                                ACCOUNT_COUNTER.STATUSES,
                                ACCOUNT_COUNTER.LAST_STATUS_ON)
                        .from(ACCOUNT)
                        .join(ACCOUNT_COUNTER)
                        .on(ACCOUNT_COUNTER.ACCOUNT_ID.eq(ACCOUNT.ID))
                        .where(condition)
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .fetchInto(AccountRow.class));
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

    /** One statement for any number of changes; rows are locked in the order of their ids, so that two callers never wait for each other. */
    void count(List<CounterChange> changes) {
        database.write(sql -> {
            changes.stream()
                    .sorted((a, b) -> a.account().compareTo(b.account()))
                    .forEach(change -> sql.update(ACCOUNT_COUNTER)
                            .set(ACCOUNT_COUNTER.FOLLOWERS, atLeastZero(ACCOUNT_COUNTER.FOLLOWERS, change.followers()))
                            .set(ACCOUNT_COUNTER.FOLLOWING, atLeastZero(ACCOUNT_COUNTER.FOLLOWING, change.following()))
                            .set(
                                    ACCOUNT_COUNTER.FOLLOW_REQUESTS,
                                    atLeastZero(ACCOUNT_COUNTER.FOLLOW_REQUESTS, change.followRequests()))
                            .set(ACCOUNT_COUNTER.STATUSES, atLeastZero(ACCOUNT_COUNTER.STATUSES, change.statuses()))
                            .set(
                                    ACCOUNT_COUNTER.LAST_STATUS_ON,
                                    DSL.greatest(
                                            ACCOUNT_COUNTER.LAST_STATUS_ON,
                                            DSL.val(change.statusOn(), SQLDataType.LOCALDATE)))
                            .where(ACCOUNT_COUNTER.ACCOUNT_ID.eq(
                                    change.account().value()))
                            .execute());
            return changes.size();
        });
    }

    private static Field<Long> atLeastZero(Field<Long> counter, long change) {
        return DSL.greatest(counter.plus(change), DSL.inline(0L));
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
                                DSL.count(),
                                DSL.count().filterWhere(ACCOUNT_COUNTER.LAST_STATUS_ON.gt(fourWeeksAgo)),
                                DSL.coalesce(DSL.sum(ACCOUNT_COUNTER.STATUSES), DSL.inline(BigDecimal.ZERO)))
                        .from(ACCOUNT_COUNTER)
                        .fetchSingle(row -> new Accounts.Figures(
                                row.value1(), row.value2(), row.value3().longValueExact())));
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
            long followers,
            long following,
            long statuses,
            @Nullable LocalDate lastStatusOn) {}
}

package stoa.statuses.filters;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static stoa.statuses.sql.statuses.Tables.FILTER;
import static stoa.statuses.sql.statuses.Tables.FILTER_KEYWORD;
import static stoa.statuses.sql.statuses.Tables.FILTER_STATUS;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/** Statements on filters. Whatever is not the owner's is not there for them. */
@Singleton
class FilterSql {
    private static final int MAX_FILTERS = 100;
    private static final int MAX_KEYWORDS = 500;
    private static final int MAX_STATUSES = 500;
    private static final int LOCK = 1020;

    private final Database database;

    FilterSql(Database database) {
        this.database = database;
    }

    /** All filters of somebody with all that they look for, in one statement. */
    List<Filter> of(AccountId owner) {
        return read(owner, noCondition());
    }

    /** Those in force. */
    List<Filter> inForce(AccountId owner) {
        return read(owner, FILTER.EXPIRES_AT.isNull().or(FILTER.EXPIRES_AT.gt(Instant.now())));
    }

    Optional<Filter> find(AccountId owner, long id) {
        return read(owner, FILTER.ID.eq(id)).stream().findFirst();
    }

    /** The filter that has a keyword. */
    Optional<Filter> withKeyword(AccountId owner, long keyword) {
        return read(
                        owner,
                        FILTER.ID.in(select(FILTER_KEYWORD.FILTER_ID)
                                .from(FILTER_KEYWORD)
                                .where(FILTER_KEYWORD.ID.eq(keyword))))
                .stream()
                .findFirst();
    }

    /** The filter in which a status stands under an id of its own. */
    Optional<Filter> withStatus(AccountId owner, long named) {
        return read(
                        owner,
                        FILTER.ID.in(select(FILTER_STATUS.FILTER_ID)
                                .from(FILTER_STATUS)
                                .where(FILTER_STATUS.ID.eq(named))))
                .stream()
                .findFirst();
    }

    private List<Filter> read(AccountId owner, Condition chosen) {
        var keywords = multiset(select(FILTER_KEYWORD.ID, FILTER_KEYWORD.KEYWORD, FILTER_KEYWORD.WHOLE_WORD)
                        .from(FILTER_KEYWORD)
                        .where(FILTER_KEYWORD.FILTER_ID.eq(FILTER.ID))
                        .orderBy(FILTER_KEYWORD.ID))
                .convertFrom(rows -> rows.map(row -> new Filter.Keyword(row.value1(), row.value2(), row.value3())));
        var statuses = multiset(select(FILTER_STATUS.ID, FILTER_STATUS.STATUS_ID)
                        .from(FILTER_STATUS)
                        .where(FILTER_STATUS.FILTER_ID.eq(FILTER.ID))
                        .orderBy(FILTER_STATUS.ID))
                .convertFrom(rows -> rows.map(row -> new Filter.Named(row.value1(), new StatusId(row.value2()))));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                FILTER.ID,
                                FILTER.TITLE,
                                FILTER.CONTEXTS,
                                FILTER.ACTION,
                                FILTER.EXPIRES_AT,
                                keywords,
                                statuses)
                        .from(FILTER)
                        .where(FILTER.ACCOUNT_ID.eq(owner.value()))
                        .and(chosen)
                        .orderBy(FILTER.ID)
                        .limit(MAX_FILTERS)
                        .fetch(row -> new Filter(
                                row.value1(),
                                row.value2(),
                                Arrays.asList(row.value3()),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7())));
    }

    /** Makes a filter; empty where its owner has as many as they may have. */
    OptionalLong insert(AccountId owner, FilterChange change) {
        return database.write(sql -> {
            lock(sql, owner);
            if (sql.fetchCount(FILTER, FILTER.ACCOUNT_ID.eq(owner.value())) >= MAX_FILTERS) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(sql.insertInto(FILTER)
                    .set(FILTER.ACCOUNT_ID, owner.value())
                    .set(FILTER.TITLE, change.title().orElseThrow())
                    .set(FILTER.CONTEXTS, change.contexts().orElseThrow().toArray(String[]::new))
                    .set(FILTER.ACTION, change.action().orElse("warn"))
                    .set(
                            FILTER.EXPIRES_AT,
                            change.expiry().map(FilterChange.Expiry::at).orElse(null))
                    .returningResult(FILTER.ID)
                    .fetchSingle()
                    .value1());
        });
    }

    /** @return whether there is one */
    boolean update(AccountId owner, long id, FilterChange change) {
        var contexts = change.contexts().map(all -> all.toArray(String[]::new));
        return database.write(sql -> {
                    lock(sql, owner);
                    return sql.update(FILTER)
                            .set(FILTER.TITLE, orKept(change.title(), FILTER.TITLE))
                            .set(FILTER.CONTEXTS, orKept(contexts, FILTER.CONTEXTS))
                            .set(FILTER.ACTION, orKept(change.action(), FILTER.ACTION))
                            .set(
                                    FILTER.EXPIRES_AT,
                                    change.expiry().isPresent()
                                            ? val(change.expiry().get().at(), FILTER.EXPIRES_AT)
                                            : FILTER.EXPIRES_AT)
                            .where(FILTER.ID.eq(id))
                            .and(FILTER.ACCOUNT_ID.eq(owner.value()))
                            .execute();
                })
                == 1;
    }

    private static <T> Field<T> orKept(Optional<T> value, Field<T> current) {
        return value.<Field<T>>map(present -> val(present, current)).orElse(current);
    }

    /** @return whether there was one */
    boolean delete(AccountId owner, long id) {
        return database.write(sql -> sql.deleteFrom(FILTER)
                        .where(FILTER.ID.eq(id))
                        .and(FILTER.ACCOUNT_ID.eq(owner.value()))
                        .execute())
                == 1;
    }

    /** Adds a keyword to a filter of the owner's; empty where all of theirs together have as many as they may have. */
    OptionalLong addKeyword(AccountId owner, long filter, String keyword, boolean wholeWord) {
        return database.write(sql -> {
            lock(sql, owner);
            int all = sql.fetchCount(FILTER_KEYWORD, FILTER_KEYWORD.FILTER_ID.in(filtersOf(owner)));
            return all >= MAX_KEYWORDS
                    ? OptionalLong.empty()
                    : OptionalLong.of(sql.insertInto(FILTER_KEYWORD)
                            .set(FILTER_KEYWORD.FILTER_ID, filter)
                            .set(FILTER_KEYWORD.KEYWORD, keyword)
                            .set(FILTER_KEYWORD.WHOLE_WORD, wholeWord)
                            .returningResult(FILTER_KEYWORD.ID)
                            .fetchSingle()
                            .value1());
        });
    }

    /** @return whether that filter has it */
    boolean updateKeyword(long filter, long id, Optional<String> keyword, Optional<Boolean> wholeWord) {
        return database.write(sql -> sql.update(FILTER_KEYWORD)
                        .set(FILTER_KEYWORD.KEYWORD, orKept(keyword, FILTER_KEYWORD.KEYWORD))
                        .set(FILTER_KEYWORD.WHOLE_WORD, orKept(wholeWord, FILTER_KEYWORD.WHOLE_WORD))
                        .where(FILTER_KEYWORD.ID.eq(id))
                        .and(FILTER_KEYWORD.FILTER_ID.eq(filter))
                        .execute())
                == 1;
    }

    /** @return whether that filter had it */
    boolean removeKeyword(long filter, long id) {
        return database.write(sql -> sql.deleteFrom(FILTER_KEYWORD)
                        .where(FILTER_KEYWORD.ID.eq(id))
                        .and(FILTER_KEYWORD.FILTER_ID.eq(filter))
                        .execute())
                == 1;
    }

    /** Names a status in a filter of the owner's, once; empty where all of theirs together name as many as they may. */
    OptionalLong addStatus(AccountId owner, long filter, StatusId status) {
        return database.write(sql -> {
            lock(sql, owner);
            int all = sql.fetchCount(FILTER_STATUS, FILTER_STATUS.FILTER_ID.in(filtersOf(owner)));
            return all >= MAX_STATUSES
                    ? OptionalLong.empty()
                    : OptionalLong.of(sql.insertInto(FILTER_STATUS)
                            .set(FILTER_STATUS.FILTER_ID, filter)
                            .set(FILTER_STATUS.STATUS_ID, status.value())
                            .onConflict(FILTER_STATUS.FILTER_ID, FILTER_STATUS.STATUS_ID)
                            .doUpdate()
                            .set(FILTER_STATUS.STATUS_ID, status.value())
                            .returningResult(FILTER_STATUS.ID)
                            .fetchSingle()
                            .value1());
        });
    }

    void removeStatus(long filter, long id) {
        database.write(sql -> sql.deleteFrom(FILTER_STATUS)
                .where(FILTER_STATUS.ID.eq(id))
                .and(FILTER_STATUS.FILTER_ID.eq(filter))
                .execute());
    }

    /** One change of somebody's filters at a time, so that the limits hold. */
    private static void lock(DSLContext sql, AccountId owner) {
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended({0}, {1}))", val(owner.toString()), DSL.inline(LOCK));
    }

    private static Select<Record1<Long>> filtersOf(AccountId owner) {
        return select(FILTER.ID).from(FILTER).where(FILTER.ACCOUNT_ID.eq(owner.value()));
    }
}

package stoa.graph.following;

import static stoa.graph.sql.graph.Tables.BLOCK;
import static stoa.graph.sql.graph.Tables.FOLLOW;
import static stoa.graph.sql.graph_api.Tables.HIDDEN_ACCOUNT_V1;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import stoa.accounts.AccountId;
import stoa.graph.FollowOptions;
import stoa.graph.pages.RelationEntry;
import stoa.graph.sql.graph.tables.records.FollowRecord;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on follows. */
@Singleton
class FollowSql {
    private final Database database;

    FollowSql(Database database) {
        this.database = database;
    }

    /**
     * Inserts a follow or changes its options.
     *
     * @return whether it is new
     */
    boolean upsert(AccountId account, AccountId target, FollowOptions options) {
        var reblogs = options.reblogs();
        var notifying = options.notifying();
        var languages = options.languages().map(FollowSql::codes);
        // xmax is 0 in a row that this statement inserted, and its own transaction in one that it updated.
        return database.write(sql -> sql.insertInto(FOLLOW)
                .set(FOLLOW.ACCOUNT_ID, account.value())
                .set(FOLLOW.TARGET_ACCOUNT_ID, target.value())
                .set(FOLLOW.SHOW_REBLOGS, reblogs.orElse(true))
                .set(FOLLOW.NOTIFY, notifying.orElse(false))
                .set(FOLLOW.LANGUAGES, languages.orElseGet(() -> new String[0]))
                .onConflict(FOLLOW.ACCOUNT_ID, FOLLOW.TARGET_ACCOUNT_ID)
                .doUpdate()
                .set(FOLLOW.SHOW_REBLOGS, orKept(reblogs, FOLLOW.SHOW_REBLOGS))
                .set(FOLLOW.NOTIFY, orKept(notifying, FOLLOW.NOTIFY))
                .set(FOLLOW.LANGUAGES, orKept(languages, FOLLOW.LANGUAGES))
                .returningResult(DSL.field("xmax = 0", SQLDataType.BOOLEAN))
                .fetchSingle()
                .value1());
    }

    private static <T> Field<T> orKept(Optional<T> value, Field<T> current) {
        return value.<Field<T>>map(present -> DSL.val(present, current)).orElse(current);
    }

    private static String[] codes(List<String> languages) {
        return languages.toArray(String[]::new);
    }

    /**
     * Deletes a follow.
     *
     * @return whether there was one
     */
    boolean delete(AccountId account, AccountId target) {
        return database.write(sql -> sql.deleteFrom(FOLLOW)
                        .where(FOLLOW.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOW.TARGET_ACCOUNT_ID.eq(target.value()))
                        .execute())
                == 1;
    }

    /**
     * Changes the options of a follow.
     *
     * @return whether there is one
     */
    boolean update(AccountId account, AccountId target, FollowOptions options) {
        return database.write(sql -> sql.update(FOLLOW)
                        .set(FOLLOW.SHOW_REBLOGS, orKept(options.reblogs(), FOLLOW.SHOW_REBLOGS))
                        .set(FOLLOW.NOTIFY, orKept(options.notifying(), FOLLOW.NOTIFY))
                        .set(FOLLOW.LANGUAGES, orKept(options.languages().map(FollowSql::codes), FOLLOW.LANGUAGES))
                        .where(FOLLOW.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOW.TARGET_ACCOUNT_ID.eq(target.value()))
                        .execute())
                == 1;
    }

    /** Who follows an account, the latest first, without those of whom the reader is shown nothing; nobody to those it blocks. */
    List<RelationEntry> followers(AccountId account, PageRequest page, Optional<AccountId> reader) {
        return page(FOLLOW.TARGET_ACCOUNT_ID, account, FOLLOW.ACCOUNT_ID, page, reader);
    }

    /** Whom an account follows, as {@link #followers}. */
    List<RelationEntry> following(AccountId account, PageRequest page, Optional<AccountId> reader) {
        return page(FOLLOW.ACCOUNT_ID, account, FOLLOW.TARGET_ACCOUNT_ID, page, reader);
    }

    private List<RelationEntry> page(
            TableField<FollowRecord, Long> of,
            AccountId account,
            TableField<FollowRecord, Long> shown,
            PageRequest page,
            Optional<AccountId> reader) {
        var chosen = of.eq(account.value());
        if (reader.isPresent() && !reader.get().equals(account)) {
            long me = reader.get().value();
            chosen = chosen.andNotExists(DSL.selectOne()
                            .from(HIDDEN_ACCOUNT_V1)
                            .where(HIDDEN_ACCOUNT_V1.ACCOUNT_ID.eq(me))
                            .and(HIDDEN_ACCOUNT_V1.HIDDEN_ACCOUNT_ID.eq(shown)))
                    .andNotExists(DSL.selectOne()
                            .from(BLOCK)
                            .where(BLOCK.ACCOUNT_ID.eq(account.value()))
                            .and(BLOCK.TARGET_ACCOUNT_ID.eq(me)));
        }
        var condition = chosen;
        return database.read(
                Consistency.ownWrites(), sql -> RelationEntry.page(sql, FOLLOW.ID, shown, condition, page));
    }
}

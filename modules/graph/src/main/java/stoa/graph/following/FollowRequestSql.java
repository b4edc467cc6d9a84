package stoa.graph.following;

import static stoa.graph.sql.graph.Tables.FOLLOW_REQUEST;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import stoa.accounts.AccountId;
import stoa.graph.FollowOptions;
import stoa.graph.pages.RelationEntry;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on requests to follow. */
@Singleton
class FollowRequestSql {
    private final Database database;

    FollowRequestSql(Database database) {
        this.database = database;
    }

    /**
     * Inserts a request or changes its options.
     *
     * @return whether it is new
     */
    boolean upsert(AccountId account, AccountId target, FollowOptions options) {
        var languages = options.languages().map(codes -> codes.toArray(String[]::new));
        // xmax is 0 in a row that this statement inserted, and its own transaction in one that it updated.
        return database.write(sql -> sql.insertInto(FOLLOW_REQUEST)
                .set(FOLLOW_REQUEST.ACCOUNT_ID, account.value())
                .set(FOLLOW_REQUEST.TARGET_ACCOUNT_ID, target.value())
                .set(FOLLOW_REQUEST.SHOW_REBLOGS, options.reblogs().orElse(true))
                .set(FOLLOW_REQUEST.NOTIFY, options.notifying().orElse(false))
                .set(FOLLOW_REQUEST.LANGUAGES, languages.orElseGet(() -> new String[0]))
                .onConflict(FOLLOW_REQUEST.ACCOUNT_ID, FOLLOW_REQUEST.TARGET_ACCOUNT_ID)
                .doUpdate()
                .set(FOLLOW_REQUEST.SHOW_REBLOGS, orKept(options.reblogs(), FOLLOW_REQUEST.SHOW_REBLOGS))
                .set(FOLLOW_REQUEST.NOTIFY, orKept(options.notifying(), FOLLOW_REQUEST.NOTIFY))
                .set(FOLLOW_REQUEST.LANGUAGES, orKept(languages, FOLLOW_REQUEST.LANGUAGES))
                .returningResult(DSL.field("xmax = 0", SQLDataType.BOOLEAN))
                .fetchSingle()
                .value1());
    }

    private static <T> Field<T> orKept(Optional<T> value, Field<T> current) {
        return value.<Field<T>>map(present -> DSL.val(present, current)).orElse(current);
    }

    /**
     * Deletes a request.
     *
     * @return what its follow was to show; empty where there is none
     */
    Optional<FollowOptions> take(AccountId account, AccountId target) {
        return database.write(sql -> sql.deleteFrom(FOLLOW_REQUEST)
                .where(FOLLOW_REQUEST.ACCOUNT_ID.eq(account.value()))
                .and(FOLLOW_REQUEST.TARGET_ACCOUNT_ID.eq(target.value()))
                .returningResult(FOLLOW_REQUEST.SHOW_REBLOGS, FOLLOW_REQUEST.NOTIFY, FOLLOW_REQUEST.LANGUAGES)
                .fetchOptional(row -> new FollowOptions(
                        Optional.of(row.value1()), Optional.of(row.value2()), Optional.of(List.of(row.value3())))));
    }

    /** Who asks to follow an account, the latest first. */
    List<RelationEntry> page(AccountId target, PageRequest page) {
        return database.read(
                Consistency.ownWrites(),
                sql -> RelationEntry.page(
                        sql,
                        FOLLOW_REQUEST.ID,
                        FOLLOW_REQUEST.ACCOUNT_ID,
                        FOLLOW_REQUEST.TARGET_ACCOUNT_ID.eq(target.value()),
                        page));
    }
}

package stoa.graph.following;

import static stoa.graph.sql.graph.Tables.FOLLOW;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.graph.FollowOptions;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on follows. */
@Singleton
class FollowSql {
    private final Database database;

    FollowSql(Database database) {
        this.database = database;
    }

    /** Both directions between one account and others, in one statement. */
    Map<AccountId, Both> between(AccountId account, Collection<AccountId> targets) {
        var ids = targets.stream().map(AccountId::value).toArray(Long[]::new);
        var outward = FOLLOW.as("outward");
        var inward = FOLLOW.as("inward");
        var target = DSL.field(DSL.name("target", "id"), SQLDataType.BIGINT);
        return database.read(
                Consistency.ownWrites(),
                sql -> sql
                        .select(target, outward.ID, outward.SHOW_REBLOGS, outward.NOTIFY, outward.LANGUAGES, inward.ID)
                        .from(DSL.unnest(ids).as("target", "id"))
                        .leftJoin(outward)
                        .on(outward.ACCOUNT_ID.eq(account.value()).and(outward.TARGET_ACCOUNT_ID.eq(target)))
                        .leftJoin(inward)
                        .on(inward.ACCOUNT_ID.eq(target).and(inward.TARGET_ACCOUNT_ID.eq(account.value())))
                        .fetch()
                        .stream()
                        .collect(Collectors.toMap(
                                row -> new AccountId(row.value1()),
                                row -> new Both(
                                        row.value2() != null,
                                        Boolean.TRUE.equals(row.value3()),
                                        Boolean.TRUE.equals(row.value4()),
                                        row.value5() == null || row.value5().length == 0 ? null : List.of(row.value5()),
                                        row.value6() != null),
                                (first, second) -> first)));
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

    /** What stands between two accounts. */
    record Both(
            boolean following,
            boolean showingReblogs,
            boolean notifying,
            @Nullable List<String> languages,
            boolean followedBy) {
        static final Both NOTHING = new Both(false, false, false, null, false);
    }
}

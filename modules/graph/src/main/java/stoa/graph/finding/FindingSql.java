package stoa.graph.finding;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;
import static stoa.graph.sql.accounts_api.Tables.ACCOUNT_NAME_V1;
import static stoa.graph.sql.graph.Tables.BLOCK;
import static stoa.graph.sql.graph.Tables.FOLLOW;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements that find people. */
@Singleton
class FindingSql {
    private static final int MAX_FAMILIAR = 40;
    /** An id that is nobody's: follows nobody, and is blocked by nobody. */
    private static final long NOBODY = 0;

    private final Database database;

    FindingSql(Database database) {
        this.database = database;
    }

    /**
     * People whose user name begins like the query, or any words of whose names do: the one of that very name first, then
     * those whom the searcher follows, then by followers. Who blocks the searcher is not found, nor is who is silenced and not
     * followed.
     */
    List<AccountId> byName(Optional<AccountId> searcher, NameQuery query, boolean followedOnly, int limit, int offset) {
        long me = searcher.map(AccountId::value).orElse(NOBODY);
        var account = ACCOUNT_NAME_V1;
        var followed = exists(selectOne()
                .from(FOLLOW)
                .where(FOLLOW.ACCOUNT_ID.eq(me))
                .and(FOLLOW.TARGET_ACCOUNT_ID.eq(account.ACCOUNT_ID)));
        var blocked = selectOne()
                .from(BLOCK)
                .where(BLOCK.ACCOUNT_ID.eq(account.ACCOUNT_ID))
                .and(BLOCK.TARGET_ACCOUNT_ID.eq(me));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(account.ACCOUNT_ID)
                        .from(account)
                        .where(matches(query))
                        .and(followedOnly ? followed : mayBeFound(me, followed))
                        .and(notExists(blocked))
                        .orderBy(
                                field(account.USERNAME.eq(query.username())).desc(),
                                field(followed).desc(),
                                account.FOLLOWERS.desc(),
                                account.ACCOUNT_ID)
                        .limit(limit)
                        .offset(offset)
                        .fetch(row -> new AccountId(row.value1())));
    }

    /** The silenced only by themselves and those who follow them. */
    private static Condition mayBeFound(long searcher, Condition followed) {
        return ACCOUNT_NAME_V1
                .SILENCED
                .isFalse()
                .or(ACCOUNT_NAME_V1.ACCOUNT_ID.eq(searcher))
                .or(followed);
    }

    private static Condition matches(NameQuery query) {
        var byUsername = ACCOUNT_NAME_V1.USERNAME.like(query.username().replace("_", "\\_") + "%");
        var byWords = condition(
                "to_tsvector('simple'::regconfig, {0}) @@ to_tsquery('simple'::regconfig, {1})",
                ACCOUNT_NAME_V1.NAMES, val(query.words()));
        if (query.words().isEmpty()) {
            return byUsername;
        }
        return query.username().isEmpty() ? byWords : byUsername.or(byWords);
    }

    /** Whom somebody follows among the followers of others, the latest few each. */
    Map<AccountId, List<AccountId>> familiarFollowers(AccountId reader, Collection<AccountId> targets) {
        var ids = targets.stream().map(AccountId::value).toArray(Long[]::new);
        var target = field(name("target", "id"), Long.class);
        var mine = FOLLOW.as("mine");
        var theirs = FOLLOW.as("theirs");
        var familiar = lateral(select(theirs.ACCOUNT_ID)
                        .from(mine)
                        .join(theirs)
                        .on(theirs.ACCOUNT_ID.eq(mine.TARGET_ACCOUNT_ID))
                        .where(mine.ACCOUNT_ID.eq(reader.value()))
                        .and(theirs.TARGET_ACCOUNT_ID.eq(target))
                        .orderBy(theirs.ID.desc())
                        .limit(MAX_FAMILIAR))
                .as("familiar", "account_id");
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(target, field(name("familiar", "account_id"), Long.class))
                        .from(unnest(ids).as("target", "id"))
                        .crossJoin(familiar)
                        .fetchGroups(row -> new AccountId(row.value1()), row -> new AccountId(row.value2())));
    }
}

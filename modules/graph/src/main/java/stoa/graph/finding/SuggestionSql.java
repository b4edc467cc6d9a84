package stoa.graph.finding;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static stoa.graph.sql.accounts_api.Tables.ACCOUNT_NAME_V1;
import static stoa.graph.sql.graph.Tables.BLOCK;
import static stoa.graph.sql.graph.Tables.DISMISSED_SUGGESTION;
import static stoa.graph.sql.graph.Tables.FOLLOW;
import static stoa.graph.sql.graph.Tables.FOLLOW_REQUEST;
import static stoa.graph.sql.graph.Tables.MUTE;
import static stoa.graph.sql.graph.Tables.POPULAR_ACCOUNT;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements that suggest whom to follow. */
@Singleton
class SuggestionSql {
    /** Of those whom somebody follows, the latest few, and of those the latest few each: so much is looked at. */
    private static final int FRIENDS = 100;

    private static final int MAX_POPULAR = 200;

    private final Database database;

    SuggestionSql(Database database) {
        this.database = database;
    }

    /**
     * People whom somebody might want to follow and does not: those whom most of those follow whom they follow, then those
     * with the most followers. Nobody who does not want to be discovered, is silenced or hidden, or was
     * dismissed.
     */
    List<Suggested> page(AccountId account, int limit, int offset) {
        long me = account.value();
        var friend = select(FOLLOW.TARGET_ACCOUNT_ID)
                .from(FOLLOW)
                .where(FOLLOW.ACCOUNT_ID.eq(me))
                .orderBy(FOLLOW.ID.desc())
                .limit(FRIENDS)
                .asTable("friend", "id");
        var theirs = lateral(select(FOLLOW.TARGET_ACCOUNT_ID)
                        .from(FOLLOW)
                        .where(FOLLOW.ACCOUNT_ID.eq(friend.field("id", Long.class)))
                        .orderBy(FOLLOW.ID.desc())
                        .limit(FRIENDS))
                .as("theirs", "id");
        var theirId = field(name("theirs", "id"), Long.class);
        var candidates = select(theirId, count())
                .from(friend)
                .crossJoin(theirs)
                .groupBy(theirId)
                .unionAll(select(POPULAR_ACCOUNT.ACCOUNT_ID, inline(0)).from(POPULAR_ACCOUNT))
                .asTable("candidate", "id", "friends");
        var id = field(name("candidate", "id"), Long.class);
        var friends = max(field(name("candidate", "friends"), Integer.class));
        var followers = max(ACCOUNT_NAME_V1.FOLLOWERS);
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(id, friends)
                        .from(candidates)
                        .join(ACCOUNT_NAME_V1)
                        .on(ACCOUNT_NAME_V1.ACCOUNT_ID.eq(id))
                        .where(ACCOUNT_NAME_V1.DISCOVERABLE)
                        .and(ACCOUNT_NAME_V1.SILENCED.isFalse())
                        .and(id.ne(me))
                        .and(isNew(id, me))
                        .groupBy(id)
                        .orderBy(friends.desc(), followers.desc(), id)
                        .limit(limit)
                        .offset(offset)
                        .fetch(row -> new Suggested(new AccountId(row.value1()), row.value2() > 0)));
    }

    private static Condition isNew(Field<Long> id, long me) {
        return notExists(
                        selectOne().from(FOLLOW).where(FOLLOW.ACCOUNT_ID.eq(me)).and(FOLLOW.TARGET_ACCOUNT_ID.eq(id)))
                .and(notExists(selectOne()
                        .from(FOLLOW_REQUEST)
                        .where(FOLLOW_REQUEST.ACCOUNT_ID.eq(me))
                        .and(FOLLOW_REQUEST.TARGET_ACCOUNT_ID.eq(id))))
                .and(notExists(selectOne()
                        .from(DISMISSED_SUGGESTION)
                        .where(DISMISSED_SUGGESTION.ACCOUNT_ID.eq(me))
                        .and(DISMISSED_SUGGESTION.TARGET_ACCOUNT_ID.eq(id))))
                .and(notExists(
                        selectOne().from(MUTE).where(MUTE.ACCOUNT_ID.eq(me)).and(MUTE.TARGET_ACCOUNT_ID.eq(id))))
                .and(notExists(
                        selectOne().from(BLOCK).where(BLOCK.ACCOUNT_ID.eq(me)).and(BLOCK.TARGET_ACCOUNT_ID.eq(id))))
                .and(notExists(
                        selectOne().from(BLOCK).where(BLOCK.ACCOUNT_ID.eq(id)).and(BLOCK.TARGET_ACCOUNT_ID.eq(me))));
    }

    void dismiss(AccountId account, AccountId target) {
        database.write(sql -> sql.insertInto(DISMISSED_SUGGESTION)
                .set(DISMISSED_SUGGESTION.ACCOUNT_ID, account.value())
                .set(DISMISSED_SUGGESTION.TARGET_ACCOUNT_ID, target.value())
                .onConflictDoNothing()
                .execute());
    }

    /** Computes anew who has the most followers. */
    void countPopular() {
        database.write(sql -> {
            sql.deleteFrom(POPULAR_ACCOUNT).execute();
            return sql.insertInto(POPULAR_ACCOUNT, POPULAR_ACCOUNT.ACCOUNT_ID, POPULAR_ACCOUNT.FOLLOWERS)
                    .select(select(ACCOUNT_NAME_V1.ACCOUNT_ID, ACCOUNT_NAME_V1.FOLLOWERS)
                            .from(ACCOUNT_NAME_V1)
                            .where(ACCOUNT_NAME_V1.DISCOVERABLE)
                            .and(ACCOUNT_NAME_V1.SILENCED.isFalse())
                            .and(ACCOUNT_NAME_V1.SILENCED.isFalse())
                            .and(ACCOUNT_NAME_V1.FOLLOWERS.gt(0L))
                            .orderBy(ACCOUNT_NAME_V1.FOLLOWERS.desc(), ACCOUNT_NAME_V1.ACCOUNT_ID)
                            .limit(MAX_POPULAR))
                    .execute();
        });
    }

    /** @param byFriends whether somebody follows them whom the reader follows */
    record Suggested(AccountId account, boolean byFriends) {}
}

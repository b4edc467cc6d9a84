package stoa.graph.exporting;

import static stoa.graph.sql.graph.Tables.BLOCK;
import static stoa.graph.sql.graph.Tables.FOLLOW;
import static stoa.graph.sql.graph.Tables.LIST;
import static stoa.graph.sql.graph.Tables.LIST_MEMBER;
import static stoa.graph.sql.graph.Tables.MUTE;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements that read ties in the order in which they came to be, a bounded number at a time. */
@Singleton
class TieSql {
    private static final int AT_ONCE = 1_000;

    private final Database database;

    TieSql(Database database) {
        this.database = database;
    }

    List<Tie> follows(AccountId account, long after) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                FOLLOW.ID,
                                FOLLOW.TARGET_ACCOUNT_ID,
                                FOLLOW.SHOW_REBLOGS,
                                FOLLOW.NOTIFY,
                                FOLLOW.LANGUAGES)
                        .from(FOLLOW)
                        .where(FOLLOW.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOW.ID.gt(after))
                        .orderBy(FOLLOW.ID)
                        .limit(AT_ONCE)
                        .fetch(row -> Tie.of(
                                row.value1(),
                                row.value2(),
                                row.value3().toString(),
                                row.value4().toString(),
                                String.join(", ", row.value5()))));
    }

    List<Tie> blocks(AccountId account, long after) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(BLOCK.ID, BLOCK.TARGET_ACCOUNT_ID)
                        .from(BLOCK)
                        .where(BLOCK.ACCOUNT_ID.eq(account.value()))
                        .and(BLOCK.ID.gt(after))
                        .orderBy(BLOCK.ID)
                        .limit(AT_ONCE)
                        .fetch(row -> Tie.of(row.value1(), row.value2())));
    }

    List<Tie> mutes(AccountId account, long after) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(MUTE.ID, MUTE.TARGET_ACCOUNT_ID, MUTE.HIDE_NOTIFICATIONS)
                        .from(MUTE)
                        .where(MUTE.ACCOUNT_ID.eq(account.value()))
                        .and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(DSL.currentInstant())))
                        .and(MUTE.ID.gt(after))
                        .orderBy(MUTE.ID)
                        .limit(AT_ONCE)
                        .fetch(row ->
                                Tie.of(row.value1(), row.value2(), row.value3().toString())));
    }

    /** Members with the titles of their lists. */
    List<Tie> members(AccountId owner, long after) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(LIST_MEMBER.ID, LIST_MEMBER.ACCOUNT_ID, LIST.TITLE)
                        .from(LIST_MEMBER)
                        .join(LIST)
                        .on(LIST.ID.eq(LIST_MEMBER.LIST_ID))
                        .where(LIST_MEMBER.OWNER_ID.eq(owner.value()))
                        .and(LIST_MEMBER.ID.gt(after))
                        .orderBy(LIST_MEMBER.ID)
                        .limit(AT_ONCE)
                        .fetch(row -> Tie.of(row.value1(), row.value2(), row.value3())));
    }

    /**
     * Somebody, and what is noted beside them.
     *
     * @param id of the row, by which the next ones are found
     */
    record Tie(long id, AccountId target, List<String> notes) {
        static Tie of(long id, long target, String... notes) {
            return new Tie(id, new AccountId(target), List.of(notes));
        }
    }
}

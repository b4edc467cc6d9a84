package stoa.graph.blocking;

import static stoa.graph.sql.graph.Tables.BLOCK;
import static stoa.graph.sql.graph.Tables.FOLLOW;
import static stoa.graph.sql.graph.Tables.FOLLOW_REQUEST;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.TableField;
import stoa.accounts.AccountId;
import stoa.graph.pages.RelationEntry;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on blocks, and on what a block ends. */
@Singleton
class BlockSql {
    private final Database database;

    BlockSql(Database database) {
        this.database = database;
    }

    /**
     * Inserts a block.
     *
     * @return whether it is new
     */
    boolean insert(AccountId account, AccountId target) {
        return database.write(sql -> sql.insertInto(BLOCK)
                        .set(BLOCK.ACCOUNT_ID, account.value())
                        .set(BLOCK.TARGET_ACCOUNT_ID, target.value())
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    /**
     * Deletes a block.
     *
     * @return whether there was one
     */
    boolean delete(AccountId account, AccountId target) {
        return database.write(sql -> sql.deleteFrom(BLOCK)
                        .where(BLOCK.ACCOUNT_ID.eq(account.value()))
                        .and(BLOCK.TARGET_ACCOUNT_ID.eq(target.value()))
                        .execute())
                == 1;
    }

    /** Deletes the follows between two accounts, and with them endorsements and places in lists. */
    List<Direction> deleteFollows(AccountId one, AccountId other) {
        return database.write(sql -> sql.deleteFrom(FOLLOW)
                .where(between(FOLLOW.ACCOUNT_ID, FOLLOW.TARGET_ACCOUNT_ID, one, other))
                .returningResult(FOLLOW.ACCOUNT_ID, FOLLOW.TARGET_ACCOUNT_ID)
                .fetch(row -> new Direction(new AccountId(row.value1()), new AccountId(row.value2()))));
    }

    /** Deletes the requests between two accounts. */
    List<Direction> deleteRequests(AccountId one, AccountId other) {
        return database.write(sql -> sql.deleteFrom(FOLLOW_REQUEST)
                .where(between(FOLLOW_REQUEST.ACCOUNT_ID, FOLLOW_REQUEST.TARGET_ACCOUNT_ID, one, other))
                .returningResult(FOLLOW_REQUEST.ACCOUNT_ID, FOLLOW_REQUEST.TARGET_ACCOUNT_ID)
                .fetch(row -> new Direction(new AccountId(row.value1()), new AccountId(row.value2()))));
    }

    private static Condition between(
            TableField<?, Long> account, TableField<?, Long> target, AccountId one, AccountId other) {
        return account.eq(one.value())
                .and(target.eq(other.value()))
                .or(account.eq(other.value()).and(target.eq(one.value())));
    }

    /** Whom an account blocks, the latest first. */
    List<RelationEntry> page(AccountId account, PageRequest page) {
        return database.read(
                Consistency.ownWrites(),
                sql -> RelationEntry.page(
                        sql, BLOCK.ID, BLOCK.TARGET_ACCOUNT_ID, BLOCK.ACCOUNT_ID.eq(account.value()), page));
    }

    /** Who followed, or asked to follow, whom. */
    record Direction(AccountId account, AccountId target) {}
}

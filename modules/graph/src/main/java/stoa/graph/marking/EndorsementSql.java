package stoa.graph.marking;

import static stoa.graph.sql.graph.Tables.ENDORSEMENT;
import static stoa.graph.sql.graph.Tables.FOLLOW;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.graph.pages.RelationEntry;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on whom somebody features. */
@Singleton
class EndorsementSql {
    private final Database database;

    EndorsementSql(Database database) {
        this.database = database;
    }

    /**
     * Inserts an endorsement of somebody who is followed; nothing happens where it is there.
     *
     * @return whether they are followed
     */
    boolean insert(AccountId account, AccountId target) {
        return database.write(sql -> {
            var follow = sql.select(FOLLOW.ID)
                    .from(FOLLOW)
                    .where(FOLLOW.ACCOUNT_ID.eq(account.value()))
                    .and(FOLLOW.TARGET_ACCOUNT_ID.eq(target.value()))
                    .forKeyShare()
                    .fetchOptional(FOLLOW.ID);
            follow.ifPresent(id -> sql.insertInto(ENDORSEMENT)
                    .set(ENDORSEMENT.ACCOUNT_ID, account.value())
                    .set(ENDORSEMENT.TARGET_ACCOUNT_ID, target.value())
                    .set(ENDORSEMENT.FOLLOW_ID, id)
                    .onConflictDoNothing()
                    .execute());
            return follow.isPresent();
        });
    }

    void delete(AccountId account, AccountId target) {
        database.write(sql -> sql.deleteFrom(ENDORSEMENT)
                .where(ENDORSEMENT.ACCOUNT_ID.eq(account.value()))
                .and(ENDORSEMENT.TARGET_ACCOUNT_ID.eq(target.value()))
                .execute());
    }

    /** Whom an account features, the latest first. */
    List<RelationEntry> page(AccountId account, PageRequest page) {
        return database.read(
                Consistency.ownWrites(),
                sql -> RelationEntry.page(
                        sql,
                        ENDORSEMENT.ID,
                        ENDORSEMENT.TARGET_ACCOUNT_ID,
                        ENDORSEMENT.ACCOUNT_ID.eq(account.value()),
                        page));
    }
}

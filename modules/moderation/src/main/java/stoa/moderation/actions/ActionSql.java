package stoa.moderation.actions;

import static stoa.moderation.sql.moderation.Tables.ACTION;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.moderation.AccountActions.AccountAction;
import stoa.moderation.ReportId;
import stoa.moderation.TakenAction;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on what was done to accounts. */
@Singleton
class ActionSql {
    private static final int MOST_SHOWN = 100;

    private final Database database;

    ActionSql(Database database) {
        this.database = database;
    }

    /** @return the id of what was written down */
    long insert(AccountId moderator, AccountAction action) {
        return database.write(sql -> sql.insertInto(ACTION)
                .set(ACTION.ACCOUNT_ID, moderator.value())
                .set(ACTION.TARGET_ACCOUNT_ID, action.account().value())
                .set(ACTION.TYPE, ActionType.of(action.restriction()))
                .set(ACTION.TEXT, action.text())
                .set(ACTION.REPORT_ID, action.report().map(ReportId::value).orElse(null))
                .returningResult(ACTION.ID)
                .fetchSingle()
                .value1());
    }

    List<TakenAction> against(AccountId account) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(ACTION.ACCOUNT_ID, ACTION.TYPE, ACTION.TEXT, ACTION.REPORT_ID, ACTION.CREATED_AT)
                        .from(ACTION)
                        .where(ACTION.TARGET_ACCOUNT_ID.eq(account.value()))
                        .orderBy(ACTION.ID.desc())
                        .limit(MOST_SHOWN)
                        .fetch(row -> new TakenAction(
                                Optional.ofNullable(row.value1()).map(AccountId::new),
                                row.value2(),
                                row.value3(),
                                Optional.ofNullable(row.value4()).map(ReportId::new),
                                row.value5())));
    }

    /** What the owner of an account is to be told; empty once the account is gone. */
    Optional<Told> find(long id) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(ACTION.TARGET_ACCOUNT_ID, ACTION.TYPE, ACTION.TEXT)
                        .from(ACTION)
                        .where(ACTION.ID.eq(id))
                        .fetchOptional(row -> new Told(new AccountId(row.value1()), row.value2(), row.value3())));
    }

    /** What was done to an account, and what was written to its owner. */
    record Told(AccountId account, String type, String text) {}
}

package stoa.notifications.filtering;

import static org.jooq.impl.DSL.select;
import static stoa.notifications.sql.notifications.Tables.NOTIFICATION;
import static stoa.notifications.sql.notifications.Tables.POLICY;
import static stoa.notifications.sql.notifications.Tables.REQUEST;

import jakarta.inject.Singleton;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on policies. */
@Singleton
class PolicySql {
    private static final int MOST_REQUESTS = 100;
    private static final int MOST_NOTIFICATIONS = 1_000;

    private final Database database;

    PolicySql(Database database) {
        this.database = database;
    }

    Policy get(AccountId account) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                POLICY.FOR_NOT_FOLLOWING,
                                POLICY.FOR_NOT_FOLLOWERS,
                                POLICY.FOR_NEW_ACCOUNTS,
                                POLICY.FOR_PRIVATE_MENTIONS,
                                POLICY.FOR_LIMITED_ACCOUNTS)
                        .from(POLICY)
                        .where(POLICY.ACCOUNT_ID.eq(account.value()))
                        .fetchOptional(
                                row -> new Policy(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()))
                        .orElse(Policy.USUAL));
    }

    void set(AccountId account, Policy policy) {
        database.write(sql -> sql.insertInto(POLICY)
                .set(POLICY.ACCOUNT_ID, account.value())
                .set(POLICY.FOR_NOT_FOLLOWING, policy.forNotFollowing())
                .set(POLICY.FOR_NOT_FOLLOWERS, policy.forNotFollowers())
                .set(POLICY.FOR_NEW_ACCOUNTS, policy.forNewAccounts())
                .set(POLICY.FOR_PRIVATE_MENTIONS, policy.forPrivateMentions())
                .set(POLICY.FOR_LIMITED_ACCOUNTS, policy.forLimitedAccounts())
                .onConflict(POLICY.ACCOUNT_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute());
    }

    /** How much waits for an answer. */
    PolicyView.Summary summary(AccountId account) {
        var requests = select(DSL.count())
                .from(select(REQUEST.ID)
                        .from(REQUEST)
                        .where(REQUEST.ACCOUNT_ID.eq(account.value()))
                        .limit(MOST_REQUESTS));
        var notifications = select(DSL.count())
                .from(select(NOTIFICATION.ID)
                        .from(NOTIFICATION)
                        .join(REQUEST)
                        .on(REQUEST.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                        .and(REQUEST.FROM_ACCOUNT_ID.eq(NOTIFICATION.FROM_ACCOUNT_ID))
                        .where(NOTIFICATION.ACCOUNT_ID.eq(account.value()))
                        .and(NOTIFICATION.FILTERED)
                        .limit(MOST_NOTIFICATIONS));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(DSL.field(requests), DSL.field(notifications))
                        .fetchSingle(row -> new PolicyView.Summary(row.value1(), row.value2())));
    }
}

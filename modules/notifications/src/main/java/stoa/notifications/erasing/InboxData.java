package stoa.notifications.erasing;

import static stoa.notifications.sql.notifications.Tables.NOTIFICATION;
import static stoa.notifications.sql.notifications.Tables.PERMISSION;
import static stoa.notifications.sql.notifications.Tables.POLICY;
import static stoa.notifications.sql.notifications.Tables.PUSH_SUBSCRIPTION;
import static stoa.notifications.sql.notifications.Tables.REQUEST;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.accounts.PersonalRows;
import stoa.platform.database.Database;

/** Inboxes: one's own, and what stands in those of others about one. */
@Singleton
class InboxData implements PersonalData {
    private static final List<PersonalRows> ROWS = List.of(
            new PersonalRows(NOTIFICATION.ACCOUNT_ID, NOTIFICATION.ID),
            new PersonalRows(NOTIFICATION.FROM_ACCOUNT_ID, NOTIFICATION.ID),
            new PersonalRows(REQUEST.ACCOUNT_ID, REQUEST.FROM_ACCOUNT_ID),
            new PersonalRows(REQUEST.FROM_ACCOUNT_ID, REQUEST.ACCOUNT_ID),
            new PersonalRows(PERMISSION.ACCOUNT_ID, PERMISSION.FROM_ACCOUNT_ID),
            new PersonalRows(PERMISSION.FROM_ACCOUNT_ID, PERMISSION.ACCOUNT_ID),
            new PersonalRows(POLICY.ACCOUNT_ID, POLICY.ACCOUNT_ID),
            new PersonalRows(PUSH_SUBSCRIPTION.ACCOUNT_ID, PUSH_SUBSCRIPTION.ID));

    private final Database database;

    InboxData(Database database) {
        this.database = database;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> PersonalRows.deleteSome(sql, account, ROWS));
    }
}

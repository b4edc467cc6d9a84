package stoa.statuses.erasing;

import static stoa.statuses.sql.statuses.Tables.BOOKMARK;
import static stoa.statuses.sql.statuses.Tables.DIRECT_CONVERSATION;
import static stoa.statuses.sql.statuses.Tables.FEATURED_TAG;
import static stoa.statuses.sql.statuses.Tables.FILTER;
import static stoa.statuses.sql.statuses.Tables.FOLLOWED_TAG;
import static stoa.statuses.sql.statuses.Tables.IDEMPOTENCY_KEY;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.MUTED_CONVERSATION;
import static stoa.statuses.sql.statuses.Tables.PIN;
import static stoa.statuses.sql.statuses.Tables.POLL_VOTE;
import static stoa.statuses.sql.statuses.Tables.SCHEDULED_STATUS;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.accounts.PersonalRows;
import stoa.platform.database.Database;

/** What changes no figure: a vote stays counted, and nobody knows any more whose it was. */
@Singleton
class KeptData implements PersonalData {
    private static final List<PersonalRows> ROWS = List.of(
            new PersonalRows(BOOKMARK.ACCOUNT_ID, BOOKMARK.STATUS_ID),
            new PersonalRows(PIN.ACCOUNT_ID, PIN.STATUS_ID),
            new PersonalRows(MENTION.ACCOUNT_ID, MENTION.STATUS_ID),
            new PersonalRows(POLL_VOTE.ACCOUNT_ID, POLL_VOTE.STATUS_ID),
            new PersonalRows(MUTED_CONVERSATION.ACCOUNT_ID, MUTED_CONVERSATION.CONVERSATION_ID),
            new PersonalRows(DIRECT_CONVERSATION.ACCOUNT_ID, DIRECT_CONVERSATION.ID),
            new PersonalRows(SCHEDULED_STATUS.ACCOUNT_ID, SCHEDULED_STATUS.ID),
            new PersonalRows(FILTER.ACCOUNT_ID, FILTER.ID),
            new PersonalRows(FOLLOWED_TAG.ACCOUNT_ID, FOLLOWED_TAG.ID),
            new PersonalRows(FEATURED_TAG.ACCOUNT_ID, FEATURED_TAG.ID),
            // A day of them.
            new PersonalRows(IDEMPOTENCY_KEY.ACCOUNT_ID, IDEMPOTENCY_KEY.ACCOUNT_ID));

    private final Database database;

    KeptData(Database database) {
        this.database = database;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> PersonalRows.deleteSome(sql, account, ROWS));
    }
}

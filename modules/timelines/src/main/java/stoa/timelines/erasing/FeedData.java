package stoa.timelines.erasing;

import static stoa.timelines.sql.timelines.Tables.AUTHOR;
import static stoa.timelines.sql.timelines.Tables.FEED;
import static stoa.timelines.sql.timelines.Tables.FEED_ENTRY;
import static stoa.timelines.sql.timelines.Tables.MARKER;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.accounts.PersonalRows;
import stoa.platform.database.Database;

/** What somebody read. What they wrote stays in the feeds of others as a mere number until its week is dropped. */
@Singleton
class FeedData implements PersonalData {
    /** The feed first: without it nothing is written out to it any more. */
    private static final List<PersonalRows> ROWS = List.of(
            new PersonalRows(FEED.ACCOUNT_ID, FEED.ACCOUNT_ID),
            new PersonalRows(FEED_ENTRY.ACCOUNT_ID, FEED_ENTRY.STATUS_ID),
            new PersonalRows(AUTHOR.ACCOUNT_ID, AUTHOR.ACCOUNT_ID),
            new PersonalRows(MARKER.ACCOUNT_ID, MARKER.LAST_READ_ID));

    private final Database database;

    FeedData(Database database) {
        this.database = database;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> PersonalRows.deleteSome(sql, account, ROWS));
    }
}

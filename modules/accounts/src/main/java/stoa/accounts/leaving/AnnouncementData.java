package stoa.accounts.leaving;

import static stoa.accounts.sql.accounts.Tables.ANNOUNCEMENT_DISMISSAL;
import static stoa.accounts.sql.accounts.Tables.ANNOUNCEMENT_REACTION;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.accounts.PersonalRows;
import stoa.platform.database.Database;

/** What somebody did with announcements. */
@Singleton
class AnnouncementData implements PersonalData {
    private static final List<PersonalRows> ROWS = List.of(
            new PersonalRows(ANNOUNCEMENT_DISMISSAL.ACCOUNT_ID, ANNOUNCEMENT_DISMISSAL.ANNOUNCEMENT_ID),
            new PersonalRows(ANNOUNCEMENT_REACTION.ACCOUNT_ID, ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID));

    private final Database database;

    AnnouncementData(Database database) {
        this.database = database;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> PersonalRows.deleteSome(sql, account, ROWS));
    }
}

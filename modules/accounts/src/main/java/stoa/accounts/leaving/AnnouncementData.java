package stoa.accounts.leaving;

import static stoa.accounts.sql.accounts.Tables.ANNOUNCEMENT_DISMISSAL;
import static stoa.accounts.sql.accounts.Tables.ANNOUNCEMENT_REACTION;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.platform.database.Database;

/** What somebody did with announcements, of which there are few. */
@Singleton
class AnnouncementData implements PersonalData {
    private final Database database;

    AnnouncementData(Database database) {
        this.database = database;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> {
                    int dismissals = sql.deleteFrom(ANNOUNCEMENT_DISMISSAL)
                            .where(ANNOUNCEMENT_DISMISSAL.ACCOUNT_ID.eq(account.value()))
                            .execute();
                    int reactions = sql.deleteFrom(ANNOUNCEMENT_REACTION)
                            .where(ANNOUNCEMENT_REACTION.ACCOUNT_ID.eq(account.value()))
                            .execute();
                    return dismissals + reactions;
                })
                > 0;
    }
}

package stoa.statuses.archived;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;

/** What somebody wrote or did in months that lie in the archive: it is noted, and the files are written anew without it. */
@Singleton
class ArchivedData implements PersonalData {
    private final ArchivedSql sql;

    ArchivedData(ArchivedSql sql) {
        this.sql = sql;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return sql.leave(account);
    }
}

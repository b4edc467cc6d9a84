package stoa.statuses.archived;

import jakarta.inject.Singleton;
import java.util.Collection;
import org.jooq.JSONB;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.statuses.sql.statuses.Routines;

/** Statements on what comes back out of the archive. */
@Singleton
class ArchivedSql {
    private final Database database;

    ArchivedSql(Database database) {
        this.database = database;
    }

    /** Has all that an account wrote or did erased; whether nobody had asked for that. */
    boolean leave(AccountId account) {
        return database.write(sql ->
                sql.select(Routines.leaveArchive(account.value())).fetchSingle().value1());
    }

    /** Brings statuses back, unless they are there or somebody else brings them. */
    void bringBack(Collection<StatusId> ids, JSONB archived) {
        database.write(sql -> sql.select(Routines.bringBack(StatusId.values(ids), archived))
                .fetchSingle()
                .value1());
    }
}

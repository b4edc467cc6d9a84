package stoa.statuses.archived;

import static stoa.statuses.sql.platform_api.Tables.ARCHIVE_ERASURE_V1;
import static stoa.statuses.sql.statuses.Statuses.STATUSES;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
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

    /** Those of some statuses whose rows in the archive count no more. */
    Set<StatusId> erased(Collection<StatusId> ids) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(ARCHIVE_ERASURE_V1.NUMBER)
                        .from(ARCHIVE_ERASURE_V1)
                        .where(ARCHIVE_ERASURE_V1.SCHEMA_NAME.eq(STATUSES.getName()))
                        .and(ARCHIVE_ERASURE_V1.KIND.eq("row"))
                        .and(ARCHIVE_ERASURE_V1.NUMBER.eq(DSL.any(StatusId.values(ids))))
                        .fetchSet(row -> new StatusId(row.value1())));
    }

    /** Brings statuses back, unless they are there or somebody else brings them. */
    void bringBack(Collection<StatusId> ids, JSONB archived) {
        database.write(sql -> sql.select(Routines.bringBack(StatusId.values(ids), archived))
                .fetchSingle()
                .value1());
    }
}

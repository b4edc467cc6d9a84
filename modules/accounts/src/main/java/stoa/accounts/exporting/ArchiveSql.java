package stoa.accounts.exporting;

import static stoa.accounts.sql.accounts.Tables.ARCHIVE;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.Archives;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on archives. */
@Singleton
class ArchiveSql {
    private final Database database;
    private final Clock clock;

    ArchiveSql(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return whether there was none yet; one that is too old and not swept yet is in the way for an hour at most */
    boolean insert(AccountId account) {
        return database.write(sql -> sql.insertInto(ARCHIVE)
                        .set(ARCHIVE.ACCOUNT_ID, account.value())
                        .set(ARCHIVE.REQUESTED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    boolean isAwaited(AccountId account) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(
                        ARCHIVE, ARCHIVE.ACCOUNT_ID.eq(account.value()).and(ARCHIVE.READY_AT.isNull())));
    }

    /** @return whether it was awaited */
    boolean finish(AccountId account, String object, long bytes) {
        return database.write(sql -> sql.update(ARCHIVE)
                        .set(ARCHIVE.READY_AT, clock.instant())
                        .set(ARCHIVE.OBJECT, object)
                        .set(ARCHIVE.BYTES, bytes)
                        .where(ARCHIVE.ACCOUNT_ID.eq(account.value()))
                        .and(ARCHIVE.READY_AT.isNull())
                        .execute())
                == 1;
    }

    /** The present: what the job has done is nobody's own write. */
    Optional<Archives.State> find(AccountId account) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(ARCHIVE.REQUESTED_AT, ARCHIVE.BYTES)
                        .from(ARCHIVE)
                        .where(ARCHIVE.ACCOUNT_ID.eq(account.value()))
                        .and(ARCHIVE.REQUESTED_AT.gt(clock.instant().minus(Archives.KEPT)))
                        .fetchOptional(row -> new Archives.State(row.value1(), row.value2())));
    }

    /** Where it lies, once it is ready. */
    Optional<String> object(AccountId account) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(ARCHIVE.OBJECT)
                        .from(ARCHIVE)
                        .where(ARCHIVE.ACCOUNT_ID.eq(account.value()))
                        .and(ARCHIVE.REQUESTED_AT.gt(clock.instant().minus(Archives.KEPT)))
                        .and(ARCHIVE.OBJECT.isNotNull())
                        .fetchOptional(ARCHIVE.OBJECT));
    }

    /** @return where what was deleted lay; nothing where it was not ready, or there was none */
    List<String> delete(AccountId account) {
        return database.write(sql -> sql
                .deleteFrom(ARCHIVE)
                .where(ARCHIVE.ACCOUNT_ID.eq(account.value()))
                .returningResult(ARCHIVE.OBJECT)
                .fetch(ARCHIVE.OBJECT)
                .stream()
                .filter(Objects::nonNull)
                .toList());
    }

    /** Whose are too old, a bounded number. */
    List<AccountId> tooOld(int most) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(ARCHIVE.ACCOUNT_ID)
                        .from(ARCHIVE)
                        .where(ARCHIVE.REQUESTED_AT.le(clock.instant().minus(Archives.KEPT)))
                        .orderBy(ARCHIVE.REQUESTED_AT)
                        .limit(most)
                        .fetch(row -> new AccountId(row.value1())));
    }
}

package stoa.accounts.profiles;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT_COUNTER;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements that read the directory. */
@Singleton
class DirectorySql {
    /** Nobody comes to see themselves at once. */
    private static final Consistency RECENT = Consistency.atMost(Duration.ofSeconds(5));
    /** As many rows of figures as an account may have. */
    private static final int SLOTS = 16;

    private final Database database;

    DirectorySql(Database database) {
        this.database = database;
    }

    List<AccountId> newest(int limit, int offset) {
        return database.read(
                RECENT,
                sql -> sql.select(ACCOUNT.ID)
                        .from(ACCOUNT)
                        .where(ACCOUNT.DISCOVERABLE)
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .and(ACCOUNT.SILENCED_AT.isNull())
                        .orderBy(ACCOUNT.ID.desc())
                        .limit(limit)
                        .offset(offset)
                        .fetch(row -> new AccountId(row.value1())));
    }

    /** Those who posted last first, to the day. Along the index, as far as the page needs it: an account has several rows. */
    List<AccountId> active(int limit, int offset) {
        var latest = select(ACCOUNT_COUNTER.ACCOUNT_ID, ACCOUNT_COUNTER.LAST_STATUS_ON)
                .from(ACCOUNT_COUNTER)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ACCOUNT_COUNTER.ACCOUNT_ID))
                .where(ACCOUNT_COUNTER.LAST_STATUS_ON.isNotNull())
                .and(ACCOUNT.DISCOVERABLE)
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .and(ACCOUNT.SILENCED_AT.isNull())
                .orderBy(ACCOUNT_COUNTER.LAST_STATUS_ON.desc(), ACCOUNT_COUNTER.ACCOUNT_ID.desc())
                .limit((limit + offset) * SLOTS)
                .asTable("latest");
        var id = latest.field(ACCOUNT_COUNTER.ACCOUNT_ID);
        return database.read(
                RECENT,
                sql -> sql.select(id)
                        .from(latest)
                        .groupBy(id)
                        .orderBy(
                                max(latest.field(ACCOUNT_COUNTER.LAST_STATUS_ON))
                                        .desc(),
                                id.desc())
                        .limit(limit)
                        .offset(offset)
                        .fetch(row -> new AccountId(row.value1())));
    }
}

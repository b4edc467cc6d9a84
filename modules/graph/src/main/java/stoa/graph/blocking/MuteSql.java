package stoa.graph.blocking;

import static stoa.graph.sql.graph.Tables.MUTE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.graph.pages.RelationEntry;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on mutes. One that has expired counts as none, and goes when its owner mutes again. */
@Singleton
class MuteSql {
    private final Database database;

    MuteSql(Database database) {
        this.database = database;
    }

    /** Inserts a mute, or gives the one that is there this end and this say on notifications. */
    void upsert(AccountId account, AccountId target, boolean hideNotifications, Optional<Instant> expiresAt) {
        database.write(sql -> {
            sql.deleteFrom(MUTE)
                    .where(MUTE.ACCOUNT_ID.eq(account.value()))
                    .and(MUTE.EXPIRES_AT.le(DSL.currentInstant()))
                    .execute();
            return sql.insertInto(MUTE)
                    .set(MUTE.ACCOUNT_ID, account.value())
                    .set(MUTE.TARGET_ACCOUNT_ID, target.value())
                    .set(MUTE.HIDE_NOTIFICATIONS, hideNotifications)
                    .set(MUTE.EXPIRES_AT, expiresAt.orElse(null))
                    .onConflict(MUTE.ACCOUNT_ID, MUTE.TARGET_ACCOUNT_ID)
                    .doUpdate()
                    .set(MUTE.HIDE_NOTIFICATIONS, hideNotifications)
                    .set(MUTE.EXPIRES_AT, expiresAt.orElse(null))
                    .execute();
        });
    }

    void delete(AccountId account, AccountId target) {
        database.write(sql -> sql.deleteFrom(MUTE)
                .where(MUTE.ACCOUNT_ID.eq(account.value()))
                .and(MUTE.TARGET_ACCOUNT_ID.eq(target.value()))
                .execute());
    }

    /** Whom an account mutes at present, the latest first. */
    List<Muted> page(AccountId account, PageRequest page) {
        var entries = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(MUTE.ID, MUTE.TARGET_ACCOUNT_ID, MUTE.EXPIRES_AT)
                        .from(MUTE)
                        .where(MUTE.ACCOUNT_ID.eq(account.value()))
                        .and(inForce())
                        .and(RelationEntry.within(MUTE.ID, page))
                        .orderBy(page.upward() ? MUTE.ID.asc() : MUTE.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new Muted(row.value1(), new AccountId(row.value2()), row.value3())));
        return page.upward() ? entries.reversed() : entries;
    }

    private static Condition inForce() {
        return MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(DSL.currentInstant()));
    }

    /**
     * One mute.
     *
     * @param id its own, by which pages are cut
     * @param expiresAt null where it has no end
     */
    record Muted(long id, AccountId account, @Nullable Instant expiresAt) {}
}

package stoa.statuses.posting;

import static stoa.statuses.sql.statuses.Tables.IDEMPOTENCY_KEY;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;

/**
 * Which status, or scheduled status, an {@code Idempotency-Key} stands for. A key is claimed in the transaction that posts, so a second request
 * waits until the first has committed, and then answers with its status.
 */
@Singleton
class IdempotencySql {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MAX_KEY = 255;
    private static final int MAX_EXPIRED_PER_SWEEP = 20;

    private final Database database;

    IdempotencySql(Database database) {
        this.database = database;
    }

    /**
     * Claims a key.
     *
     * @return what it already stands for; empty where the key is the caller's to settle
     */
    Optional<Claimed> claim(AccountId account, String key) {
        if (key.length() > MAX_KEY) {
            throw Refusal.badRequest("The Idempotency-Key is too long (maximum is 255 characters)");
        }
        var oldest = Instant.now().minus(KEPT);
        return database.write(sql -> {
            int claimed = sql.insertInto(IDEMPOTENCY_KEY)
                    .set(IDEMPOTENCY_KEY.ACCOUNT_ID, account.value())
                    .set(IDEMPOTENCY_KEY.KEY, key)
                    .onConflict(IDEMPOTENCY_KEY.ACCOUNT_ID, IDEMPOTENCY_KEY.KEY)
                    .doUpdate()
                    .set(IDEMPOTENCY_KEY.CREATED_AT, Instant.now())
                    .setNull(IDEMPOTENCY_KEY.STATUS_ID)
                    .setNull(IDEMPOTENCY_KEY.SCHEDULED_STATUS_ID)
                    .where(IDEMPOTENCY_KEY.CREATED_AT.lt(oldest))
                    .execute();
            if (claimed == 1) {
                return Optional.empty();
            }
            return sql.select(IDEMPOTENCY_KEY.STATUS_ID, IDEMPOTENCY_KEY.SCHEDULED_STATUS_ID)
                    .from(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account.value()))
                    .and(IDEMPOTENCY_KEY.KEY.eq(key))
                    .fetchOptional(row -> new Claimed(
                            row.value1() == null ? null : new StatusId(row.value1()),
                            row.value2() == null ? 0 : row.value2()));
        });
    }

    /** Notes what is scheduled under a claimed key. */
    void settleScheduled(AccountId account, String key, long scheduled) {
        database.write(sql -> sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.SCHEDULED_STATUS_ID, scheduled)
                .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account.value()))
                .and(IDEMPOTENCY_KEY.KEY.eq(key))
                .execute());
    }

    /** From now on the key of what was scheduled, if it has one still, stands for the status. */
    void posted(AccountId account, long scheduled, StatusId status) {
        database.write(sql -> sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS_ID, status.value())
                .setNull(IDEMPOTENCY_KEY.SCHEDULED_STATUS_ID)
                .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account.value()))
                .and(IDEMPOTENCY_KEY.SCHEDULED_STATUS_ID.eq(scheduled))
                .execute());
    }

    /** Notes the status of a claimed key, and sweeps a few keys whose hour is over. */
    void settle(AccountId account, String key, StatusId status) {
        database.write(sql -> {
            sql.update(IDEMPOTENCY_KEY)
                    .set(IDEMPOTENCY_KEY.STATUS_ID, status.value())
                    .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account.value()))
                    .and(IDEMPOTENCY_KEY.KEY.eq(key))
                    .execute();
            var expired = sql.select(IDEMPOTENCY_KEY.ACCOUNT_ID, IDEMPOTENCY_KEY.KEY)
                    .from(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.CREATED_AT.lt(Instant.now().minus(KEPT)))
                    .limit(MAX_EXPIRED_PER_SWEEP)
                    .forUpdate()
                    .skipLocked();
            return sql.deleteFrom(IDEMPOTENCY_KEY)
                    .where(DSL.row(IDEMPOTENCY_KEY.ACCOUNT_ID, IDEMPOTENCY_KEY.KEY)
                            .in(expired))
                    .execute();
        });
    }

    /**
     * What a key stands for.
     *
     * @param status null where it is not posted yet
     * @param scheduled what is scheduled, where there is no status
     */
    record Claimed(@Nullable StatusId status, long scheduled) {}
}

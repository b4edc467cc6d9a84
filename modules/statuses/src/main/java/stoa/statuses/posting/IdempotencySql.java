package stoa.statuses.posting;

import static stoa.statuses.sql.statuses.Tables.IDEMPOTENCY_KEY;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;

/**
 * Which status an {@code Idempotency-Key} stands for. A key is claimed in the transaction that posts, so a second request
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
     * @return the status that it already stands for; empty where the key is the caller's to settle
     */
    Optional<StatusId> claim(AccountId account, String key) {
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
                    .where(IDEMPOTENCY_KEY.CREATED_AT.lt(oldest))
                    .execute();
            if (claimed == 1) {
                return Optional.empty();
            }
            return sql.select(IDEMPOTENCY_KEY.STATUS_ID)
                    .from(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account.value()))
                    .and(IDEMPOTENCY_KEY.KEY.eq(key))
                    .fetchOptional(IDEMPOTENCY_KEY.STATUS_ID)
                    .map(StatusId::new);
        });
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
}

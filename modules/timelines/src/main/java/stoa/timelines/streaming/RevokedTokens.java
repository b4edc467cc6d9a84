package stoa.timelines.streaming;

import static org.jooq.impl.DSL.any;
import static stoa.timelines.sql.accounts_api.Tables.USER_TOKEN_V1;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.database.DatabaseUnavailableException;

/**
 * Cuts off apps whose token has been revoked since they connected, and those of people who may not act any more: one statement
 * now and then for all that are connected here. While the database cannot be asked they go on.
 */
@Singleton
class RevokedTokens {
    private static final String NOW_AND_THEN = "${stoa.streaming.token-check:15s}";

    private final Listeners listeners;
    private final Database database;

    RevokedTokens(Listeners listeners, Database database) {
        this.listeners = listeners;
        this.database = database;
    }

    @Scheduled(initialDelay = NOW_AND_THEN, fixedDelay = NOW_AND_THEN)
    void check() {
        var held = listeners.tokens();
        if (held.isEmpty()) {
            return;
        }
        try {
            listeners.keep(
                    database.read(
                            Consistency.primary(),
                            sql -> sql.select(USER_TOKEN_V1.TOKEN_ID)
                                    .from(USER_TOKEN_V1)
                                    .where(USER_TOKEN_V1.TOKEN_ID.eq(any(held.toArray(Long[]::new))))
                                    .and(USER_TOKEN_V1.ACTIVE)
                                    .fetchSet(USER_TOKEN_V1.TOKEN_ID)),
                    held);
        } catch (DatabaseUnavailableException later) {
            // The next time will do.
        }
    }
}

package stoa.accounts.leaving;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;
import static stoa.accounts.sql.accounts.Tables.ACCESS_TOKEN;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT_COUNTER;
import static stoa.accounts.sql.accounts.Tables.AUTHORIZATION_CODE;
import static stoa.accounts.sql.accounts.Tables.BROWSER_SESSION;
import static stoa.accounts.sql.accounts.Tables.EMAILED_LINK;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import stoa.accounts.AccountId;
import stoa.media.Pictures;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.jobs.Jobs;
import stoa.platform.mail.Mails;

/** Statements on accounts that are deleted. */
@Singleton
class DepartureSql {
    /** After so long nothing is under way any more that was when the account was deleted. */
    private static final Duration AFTERMATH = Duration.ofHours(1);

    private final Database database;
    private final Pictures pictures;
    private final Jobs jobs;
    private final Mails mails;
    private final Clock clock;

    DepartureSql(Database database, Pictures pictures, Jobs jobs, Mails mails, Clock clock) {
        this.database = database;
        this.pictures = pictures;
        this.jobs = jobs;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Hides an account, as a suspended one is, and ends everything with which somebody acts for it.
     *
     * @return whether it was not deleted yet
     */
    boolean hide(AccountId account) {
        var now = clock.instant();
        return database.write(sql -> {
            boolean hidden = sql.update(ACCOUNT)
                            .set(ACCOUNT.SUSPENDED_AT, coalesce(ACCOUNT.SUSPENDED_AT, val(now)))
                            .set(ACCOUNT.DELETED_AT, now)
                            .where(ACCOUNT.ID.eq(account.value()))
                            .and(ACCOUNT.DELETED_AT.isNull())
                            .execute()
                    == 1;
            endAccess(sql, account);
            return hidden;
        });
    }

    private static void endAccess(DSLContext sql, AccountId account) {
        long id = account.value();
        sql.deleteFrom(BROWSER_SESSION).where(BROWSER_SESSION.ACCOUNT_ID.eq(id)).execute();
        sql.deleteFrom(ACCESS_TOKEN).where(ACCESS_TOKEN.ACCOUNT_ID.eq(id)).execute();
        sql.deleteFrom(AUTHORIZATION_CODE)
                .where(AUTHORIZATION_CODE.ACCOUNT_ID.eq(id))
                .execute();
        sql.deleteFrom(EMAILED_LINK).where(EMAILED_LINK.ACCOUNT_ID.eq(id)).execute();
    }

    boolean isDeleted(AccountId account) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(ACCOUNT, ACCOUNT.ID.eq(account.value()).and(ACCOUNT.DELETED_AT.isNotNull())));
    }

    /**
     * Erases the account itself but for its name. The first time its address is told that all is done, and what comes in late is
     * erased an hour later.
     */
    void finish(AccountId account) {
        long id = account.value();
        database.write(sql -> {
            endAccess(sql, account);
            sql.deleteFrom(ACCOUNT_COUNTER)
                    .where(ACCOUNT_COUNTER.ACCOUNT_ID.eq(id))
                    .execute();
            var row = sql.select(ACCOUNT.USERNAME, ACCOUNT.AVATAR, ACCOUNT.HEADER)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(id))
                    .forUpdate()
                    .fetchSingle();
            pictures.discard(row.value2());
            pictures.discard(row.value3());
            strip(sql, id);
            sql.deleteFrom(LOGIN)
                    .where(LOGIN.ACCOUNT_ID.eq(id))
                    .returningResult(LOGIN.EMAIL)
                    .fetchOptional(LOGIN.EMAIL)
                    .ifPresent(email -> {
                        if (mails.areSent()) {
                            jobs.schedule(new ErasedMailJob(email, row.value1()));
                        }
                        jobs.schedule(new ErasureJob(account), clock.instant().plus(AFTERMATH));
                    });
            return id;
        });
    }

    private static void strip(DSLContext sql, long id) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.DISPLAY_NAME, "")
                .set(ACCOUNT.NOTE, "")
                .set(ACCOUNT.FIELD_NAMES, new String[0])
                .set(ACCOUNT.FIELD_VALUES, new String[0])
                .set(ACCOUNT.ATTRIBUTION_DOMAINS, new String[0])
                .setNull(ACCOUNT.AVATAR)
                .set(ACCOUNT.AVATAR_DESCRIPTION, "")
                .setNull(ACCOUNT.HEADER)
                .set(ACCOUNT.HEADER_DESCRIPTION, "")
                .set(ACCOUNT.DISCOVERABLE, false)
                .set(ACCOUNT.INDEXABLE, false)
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }
}

package stoa.accounts.links;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static stoa.accounts.sql.accounts.Tables.ACCESS_TOKEN;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.AUTHORIZATION_CODE;
import static stoa.accounts.sql.accounts.Tables.BROWSER_SESSION;
import static stoa.accounts.sql.accounts.Tables.EMAILED_LINK;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.SignUpRefusal;
import stoa.accounts.signin.Secrets;
import stoa.accounts.signup.SignUpRules;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on links that were sent by e-mail, and on what they open. */
@Singleton
class LinkSql {
    private final Database database;
    private final Clock clock;

    LinkSql(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whoever may sign in with an account; empty where nobody may. */
    Optional<LoginRow> find(AccountId account) {
        return find(LOGIN.ACCOUNT_ID.eq(account.value()));
    }

    /** Whoever may sign in with an address. */
    Optional<LoginRow> find(String email) {
        return find(lower(LOGIN.EMAIL).eq(email.toLowerCase(Locale.ROOT)));
    }

    private Optional<LoginRow> find(Condition which) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                LOGIN.ACCOUNT_ID,
                                ACCOUNT.USERNAME,
                                LOGIN.EMAIL,
                                LOGIN.CONFIRMED_AT,
                                LOGIN.CREATED_BY_APP_ID)
                        .from(LOGIN)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(LOGIN.ACCOUNT_ID))
                        .where(which)
                        .and(LOGIN.DISABLED_AT.isNull())
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .fetchOptional(row -> new LoginRow(
                                new AccountId(row.value1()),
                                row.value2(),
                                row.value3(),
                                row.value4() != null,
                                row.value5())));
    }

    /** Keeps a link in the place of the one before. */
    void keep(LoginRow login, LinkPurpose purpose, String email, String token) {
        var now = clock.instant();
        database.write(sql -> sql.insertInto(EMAILED_LINK)
                .set(EMAILED_LINK.ACCOUNT_ID, login.account().value())
                .set(EMAILED_LINK.PURPOSE, purpose.toString())
                .set(EMAILED_LINK.TOKEN_HASH, Secrets.sha256(token))
                .set(EMAILED_LINK.EMAIL, email)
                .set(EMAILED_LINK.CREATED_AT, now)
                .set(EMAILED_LINK.EXPIRES_AT, now.plus(purpose.lifetime()))
                .onConflict(EMAILED_LINK.ACCOUNT_ID, EMAILED_LINK.PURPOSE)
                .doUpdate()
                .setAllToExcluded()
                .execute());
    }

    /** What stands for the password of an account for as long as it is the same; empty where nobody may sign in with one. */
    Optional<String> markOfPassword(AccountId account) {
        return database.read(
                Consistency.primary(),
                sql -> mark(sql.select(LOGIN.PASSWORD_HASH)
                        .from(LOGIN)
                        .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                        .fetchOptional(LOGIN.PASSWORD_HASH)));
    }

    private static Optional<String> mark(Optional<String> hash) {
        return hash.map(Secrets::sha256).map(HexFormat.of()::formatHex);
    }

    /**
     * Keeps a link to an address that is to be the account's. Who sets a password waits for it, and then finds it to end it.
     *
     * @param askedWith the mark of the password that it was asked for with; null where that is not known
     * @return false where there is another password since
     */
    boolean keepForAddress(LoginRow login, String email, String token, @Nullable String askedWith) {
        return database.write(sql -> {
            var now = mark(sql.select(LOGIN.PASSWORD_HASH)
                    .from(LOGIN)
                    .where(LOGIN.ACCOUNT_ID.eq(login.account().value()))
                    .forShare()
                    .fetchOptional(LOGIN.PASSWORD_HASH));
            boolean same = askedWith == null || now.filter(askedWith::equals).isPresent();
            if (same) {
                keep(login, LinkPurpose.ADDRESS, email, token);
            }
            return same;
        });
    }

    /** Whether one was sent within a time. */
    boolean wasSentWithin(Duration time, AccountId account, LinkPurpose purpose) {
        var since = clock.instant().minus(time);
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(sql.selectOne()
                        .from(EMAILED_LINK)
                        .where(EMAILED_LINK.ACCOUNT_ID.eq(account.value()))
                        .and(EMAILED_LINK.PURPOSE.eq(purpose.toString()))
                        .and(EMAILED_LINK.CREATED_AT.gt(since))));
    }

    /** Forgets one that could not be sent. */
    void forget(AccountId account, LinkPurpose purpose) {
        database.write(sql -> sql.deleteFrom(EMAILED_LINK)
                .where(EMAILED_LINK.ACCOUNT_ID.eq(account.value()))
                .and(EMAILED_LINK.PURPOSE.eq(purpose.toString()))
                .execute());
    }

    boolean works(LinkPurpose purpose, String token) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(sql.selectOne()
                        .from(EMAILED_LINK)
                        .where(opens(purpose, token))
                        .and(isToTheAddress())));
    }

    private Condition opens(LinkPurpose purpose, String token) {
        return EMAILED_LINK
                .TOKEN_HASH
                .eq(Secrets.sha256(token))
                .and(EMAILED_LINK.PURPOSE.eq(inline(purpose.toString())))
                .and(EMAILED_LINK.EXPIRES_AT.gt(clock.instant()));
    }

    /** Who has changed their address since has another one to prove. */
    private static Condition isToTheAddress() {
        return exists(selectOne()
                .from(LOGIN)
                .where(LOGIN.ACCOUNT_ID.eq(EMAILED_LINK.ACCOUNT_ID))
                .and(LOGIN.EMAIL.eq(EMAILED_LINK.EMAIL))
                .and(LOGIN.DISABLED_AT.isNull()));
    }

    private Optional<Long> take(DSLContext sql, LinkPurpose purpose, String token) {
        return sql.deleteFrom(EMAILED_LINK)
                .where(opens(purpose, token))
                .and(isToTheAddress())
                .returningResult(EMAILED_LINK.ACCOUNT_ID)
                .fetchOptional(EMAILED_LINK.ACCOUNT_ID);
    }

    /** @return whether the link works */
    boolean confirm(String token) {
        return database.write(sql -> {
            var account = take(sql, LinkPurpose.CONFIRMATION, token);
            account.ifPresent(id -> sql.update(LOGIN)
                    .set(LOGIN.CONFIRMED_AT, clock.instant())
                    .where(LOGIN.ACCOUNT_ID.eq(id))
                    .and(LOGIN.CONFIRMED_AT.isNull())
                    .execute());
            return account.isPresent();
        });
    }

    /**
     * Makes the address to which a link was sent the account's.
     *
     * @return the login as it was; empty where the link does not work
     * @throws IntegrityConstraintViolationException where somebody else has the address by now
     */
    Optional<LoginRow> changeAddress(String token) {
        return database.write(sql -> {
            var taken = sql.deleteFrom(EMAILED_LINK)
                    .where(opens(LinkPurpose.ADDRESS, token))
                    .returningResult(EMAILED_LINK.ACCOUNT_ID, EMAILED_LINK.EMAIL)
                    .fetchOptional();
            var before = taken.flatMap(link -> find(new AccountId(link.value1())));
            before.ifPresent(login -> sql.update(LOGIN)
                    .set(LOGIN.EMAIL, taken.orElseThrow().value2())
                    .set(LOGIN.CONFIRMED_AT, clock.instant())
                    .where(LOGIN.ACCOUNT_ID.eq(login.account().value()))
                    .execute());
            return before;
        });
    }

    /** Whether an address is anybody's. */
    boolean isTaken(String email) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(LOGIN, lower(LOGIN.EMAIL).eq(email.toLowerCase(Locale.ROOT))));
    }

    /**
     * Sets the password, and ends whatever was begun with the one before.
     *
     * @return whether the link works
     */
    boolean setPassword(String token, String hash) {
        return database.write(sql -> {
            var account = take(sql, LinkPurpose.PASSWORD, token);
            account.ifPresent(id -> {
                sql.update(LOGIN)
                        .set(LOGIN.PASSWORD_HASH, hash)
                        // Who opened the link reads the mail of this address.
                        .set(LOGIN.CONFIRMED_AT, coalesce(LOGIN.CONFIRMED_AT, clock.instant()))
                        .where(LOGIN.ACCOUNT_ID.eq(id))
                        .execute();
                sql.deleteFrom(BROWSER_SESSION)
                        .where(BROWSER_SESSION.ACCOUNT_ID.eq(id))
                        .execute();
                sql.deleteFrom(AUTHORIZATION_CODE)
                        .where(AUTHORIZATION_CODE.ACCOUNT_ID.eq(id))
                        .execute();
                sql.deleteFrom(ACCESS_TOKEN)
                        .where(ACCESS_TOKEN.ACCOUNT_ID.eq(id))
                        .execute();
                // Whoever knew the password before may have asked for another address.
                sql.deleteFrom(EMAILED_LINK)
                        .where(EMAILED_LINK.ACCOUNT_ID.eq(id))
                        .execute();
            });
            return account.isPresent();
        });
    }

    /**
     * Gives an account whose address is not confirmed another one.
     *
     * @throws SignUpRefusal where it is no address, or somebody else's
     */
    void changeUnconfirmedEmail(AccountId account, String email) {
        changeEmail(account, email, LOGIN.CONFIRMED_AT.isNull());
    }

    /** The same whether it is confirmed or not, without asking who reads it. */
    void changeEmail(AccountId account, String email) {
        changeEmail(account, email, noCondition());
    }

    private void changeEmail(AccountId account, String email, Condition where) {
        SignUpRules.requireEmail(email);
        try {
            database.write(sql -> sql.update(LOGIN)
                    .set(LOGIN.EMAIL, email)
                    .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                    .and(where)
                    .execute());
        } catch (IntegrityConstraintViolationException taken) {
            throw new SignUpRefusal(List.of(SignUpRules.EMAIL_TAKEN));
        }
    }

    /**
     * Somebody who may sign in.
     *
     * @param application through which app they signed up, null for none
     */
    record LoginRow(
            AccountId account,
            String username,
            String email,
            boolean confirmed,
            @Nullable Long application) {}
}

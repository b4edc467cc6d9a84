package stoa.accounts.signin;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.BROWSER_SESSION;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.accounts.SignInStep;
import stoa.accounts.SignIns;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Sessions of browsers, by the hash of the secret in their cookie. */
@Singleton
class WebSessions implements SignIns {
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration WAITS_FOR_CODE = Duration.ofMinutes(10);
    private static final int MAX_WRONG_CODES = 5;
    private static final int MAX_USER_AGENT = 300;

    private final Database database;
    private final Passwords passwords;
    private final SecondFactors factors;

    WebSessions(Database database, Passwords passwords, SecondFactors factors) {
        this.database = database;
        this.passwords = passwords;
        this.factors = factors;
    }

    @Override
    public Optional<SignInStep> signIn(String login, String password, String userAgent) {
        return check(login, password)
                .map(checked -> new SignInStep(
                        begin(checked.account(), userAgent, checked.secondFactor()), checked.secondFactor()));
    }

    @Override
    public Optional<Checked> check(String login, String password) {
        var name = login.trim().toLowerCase(Locale.ROOT);
        var found = database.read(
                Consistency.primary(),
                sql -> sql.select(LOGIN.ACCOUNT_ID, LOGIN.PASSWORD_HASH, LOGIN.TOTP_SINCE)
                        .from(LOGIN)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(LOGIN.ACCOUNT_ID))
                        .where(
                                name.contains("@")
                                        ? DSL.lower(LOGIN.EMAIL).eq(name)
                                        : DSL.lower(ACCOUNT.USERNAME).eq(name))
                        .and(LOGIN.DISABLED_AT.isNull())
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .fetchOptional());
        if (found.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        return passwords.matches(password, found.get().value2())
                ? Optional.of(new Checked(
                        new AccountId(found.get().value1()), found.get().value3() != null))
                : Optional.empty();
    }

    private String begin(AccountId account, String userAgent, boolean awaitsCode) {
        var secret = Secrets.random();
        database.write(sql -> sql.insertInto(BROWSER_SESSION)
                .set(BROWSER_SESSION.TOKEN_HASH, Secrets.sha256(secret))
                .set(BROWSER_SESSION.ACCOUNT_ID, account.value())
                .set(BROWSER_SESSION.USER_AGENT, userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT)))
                .set(BROWSER_SESSION.AWAITS_CODE, awaitsCode)
                .set(BROWSER_SESSION.EXPIRES_AT, Instant.now().plus(awaitsCode ? WAITS_FOR_CODE : LIFETIME))
                .execute());
        return secret;
    }

    @Override
    public Optional<String> confirm(String pending, String code, String userAgent) {
        return database.write(sql -> {
            // Held, so that many guesses at once are counted one after the other.
            var account = sql.select(BROWSER_SESSION.ACCOUNT_ID)
                    .from(BROWSER_SESSION)
                    .where(is(pending, true))
                    .forUpdate()
                    .fetchOptional(row -> new AccountId(row.value1()));
            if (account.isEmpty()) {
                return Optional.<String>empty();
            }
            if (!factors.takes(account.get(), code)) {
                sql.update(BROWSER_SESSION)
                        .set(BROWSER_SESSION.WRONG_CODES, BROWSER_SESSION.WRONG_CODES.plus(1))
                        .where(is(pending, true))
                        .execute();
                return Optional.<String>empty();
            }
            signOut(pending);
            return Optional.of(begin(account.get(), userAgent, false));
        });
    }

    @Override
    public boolean awaitsCode(String secret) {
        return database.read(Consistency.primary(), sql -> sql.fetchExists(BROWSER_SESSION, is(secret, true)));
    }

    private static Condition is(String secret, boolean awaitsCode) {
        return BROWSER_SESSION
                .TOKEN_HASH
                .eq(Secrets.sha256(secret))
                .and(BROWSER_SESSION.EXPIRES_AT.gt(Instant.now()))
                .and(BROWSER_SESSION.AWAITS_CODE.eq(awaitsCode))
                .and(BROWSER_SESSION.WRONG_CODES.lt(MAX_WRONG_CODES));
    }

    @Override
    public Optional<AccountId> find(String secret) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(BROWSER_SESSION.ACCOUNT_ID)
                        .from(BROWSER_SESSION)
                        .join(LOGIN)
                        .on(LOGIN.ACCOUNT_ID.eq(BROWSER_SESSION.ACCOUNT_ID))
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(BROWSER_SESSION.ACCOUNT_ID))
                        .where(is(secret, false))
                        .and(LOGIN.DISABLED_AT.isNull())
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .fetchOptional(row -> new AccountId(row.value1())));
    }

    @Override
    public void signOut(String secret) {
        database.write(sql -> sql.deleteFrom(BROWSER_SESSION)
                .where(BROWSER_SESSION.TOKEN_HASH.eq(Secrets.sha256(secret)))
                .execute());
    }
}

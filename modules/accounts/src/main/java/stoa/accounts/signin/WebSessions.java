package stoa.accounts.signin;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.BROWSER_SESSION;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.accounts.SignIns;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Sessions of browsers, by the hash of the secret in their cookie. */
@Singleton
class WebSessions implements SignIns {
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int MAX_USER_AGENT = 300;

    private final Database database;
    private final Passwords passwords;

    WebSessions(Database database, Passwords passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    @Override
    public Optional<String> signIn(String login, String password, String userAgent) {
        return check(login, password).map(account -> begin(account, userAgent));
    }

    @Override
    public Optional<AccountId> check(String login, String password) {
        var name = login.trim().toLowerCase(Locale.ROOT);
        var found = database.read(
                Consistency.primary(),
                sql -> sql.select(LOGIN.ACCOUNT_ID, LOGIN.PASSWORD_HASH)
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
                ? Optional.of(new AccountId(found.get().value1()))
                : Optional.empty();
    }

    private String begin(AccountId account, String userAgent) {
        var secret = Secrets.random();
        database.write(sql -> sql.insertInto(BROWSER_SESSION)
                .set(BROWSER_SESSION.TOKEN_HASH, Secrets.sha256(secret))
                .set(BROWSER_SESSION.ACCOUNT_ID, account.value())
                .set(BROWSER_SESSION.USER_AGENT, userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT)))
                .set(BROWSER_SESSION.EXPIRES_AT, Instant.now().plus(LIFETIME))
                .execute());
        return secret;
    }

    @Override
    public Optional<AccountId> find(String secret) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(BROWSER_SESSION.ACCOUNT_ID)
                        .from(BROWSER_SESSION)
                        .join(LOGIN)
                        .on(LOGIN.ACCOUNT_ID.eq(BROWSER_SESSION.ACCOUNT_ID))
                        .where(BROWSER_SESSION.TOKEN_HASH.eq(Secrets.sha256(secret)))
                        .and(BROWSER_SESSION.EXPIRES_AT.gt(Instant.now()))
                        .and(LOGIN.DISABLED_AT.isNull())
                        .fetchOptional(row -> new AccountId(row.value1())));
    }

    @Override
    public void signOut(String secret) {
        database.write(sql -> sql.deleteFrom(BROWSER_SESSION)
                .where(BROWSER_SESSION.TOKEN_HASH.eq(Secrets.sha256(secret)))
                .execute());
    }
}

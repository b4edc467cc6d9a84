package stoa.accounts.signin;

import static org.jooq.impl.DSL.arrayAggDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.unnest;
import static stoa.accounts.sql.accounts.Tables.ACCESS_TOKEN;
import static stoa.accounts.sql.accounts.Tables.APPLICATION;
import static stoa.accounts.sql.accounts.Tables.BROWSER_SESSION;
import static stoa.accounts.sql.accounts.Tables.EMAILED_LINK;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import stoa.accounts.AccountId;
import stoa.accounts.LoginSettings;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;

/** {@link LoginSettings} as rows. */
@Singleton
class StoredLoginSettings implements LoginSettings {
    private static final int MOST_SHOWN = 100;

    private final Database database;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Clock clock;

    StoredLoginSettings(Database database, Passwords passwords, SecondFactors factors, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.factors = factors;
        this.clock = clock;
    }

    @Override
    public Overview of(AccountId account, String session) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(LOGIN.EMAIL, LOGIN.TOTP_SINCE)
                        .from(LOGIN)
                        .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                        .fetchSingle(login -> new Overview(
                                login.value1(),
                                login.value2() != null,
                                sessions(sql, account, session),
                                apps(sql, account))));
    }

    private List<Session> sessions(DSLContext sql, AccountId account, String current) {
        var hash = Secrets.sha256(current);
        return sql.select(
                        BROWSER_SESSION.ID,
                        BROWSER_SESSION.USER_AGENT,
                        BROWSER_SESSION.CREATED_AT,
                        BROWSER_SESSION.TOKEN_HASH)
                .from(BROWSER_SESSION)
                .where(BROWSER_SESSION.ACCOUNT_ID.eq(account.value()))
                .and(BROWSER_SESSION.EXPIRES_AT.gt(clock.instant()))
                .andNot(BROWSER_SESSION.AWAITS_CODE)
                .orderBy(BROWSER_SESSION.ID.desc())
                .limit(MOST_SHOWN)
                .fetch(row -> new Session(
                        row.value1(), row.value2(), row.value3(), MessageDigest.isEqual(row.value4(), hash)));
    }

    private static List<App> apps(DSLContext sql, AccountId account) {
        var scope = unnest(ACCESS_TOKEN.SCOPES).as("granted", "scope");
        return sql.select(
                        APPLICATION.ID,
                        APPLICATION.NAME,
                        min(ACCESS_TOKEN.CREATED_AT),
                        arrayAggDistinct(field(name("granted", "scope"), String.class)))
                .from(ACCESS_TOKEN)
                .join(APPLICATION)
                .on(APPLICATION.ID.eq(ACCESS_TOKEN.APPLICATION_ID))
                .crossJoin(scope)
                .where(ACCESS_TOKEN.ACCOUNT_ID.eq(account.value()))
                .groupBy(APPLICATION.ID, APPLICATION.NAME)
                .orderBy(max(ACCESS_TOKEN.ID).desc())
                .limit(MOST_SHOWN)
                .fetch(row -> new App(row.value1(), row.value2(), row.value3(), List.of(row.value4())));
    }

    @Override
    public void changePassword(AccountId account, String current, String wanted, String session) {
        if (!isTheirs(account, current)) {
            throw Refusal.invalid("The current password is not right");
        }
        PasswordRules.problem(wanted).ifPresent(problem -> {
            throw Refusal.invalid("The new password " + problem.description());
        });
        var hash = passwords.hash(wanted);
        database.write(sql -> {
            sql.update(LOGIN)
                    .set(LOGIN.PASSWORD_HASH, hash)
                    .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                    .execute();
            sql.deleteFrom(EMAILED_LINK)
                    .where(EMAILED_LINK.ACCOUNT_ID.eq(account.value()))
                    .execute();
            return sql.deleteFrom(BROWSER_SESSION)
                    .where(BROWSER_SESSION.ACCOUNT_ID.eq(account.value()))
                    .and(BROWSER_SESSION.TOKEN_HASH.ne(Secrets.sha256(session)))
                    .execute();
        });
    }

    @Override
    public boolean isTheirs(AccountId account, String password) {
        return database.read(
                        Consistency.primary(),
                        sql -> sql.select(LOGIN.PASSWORD_HASH)
                                .from(LOGIN)
                                .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                                .fetchOptional(LOGIN.PASSWORD_HASH))
                .filter(hash -> passwords.matches(password, hash))
                .isPresent();
    }

    @Override
    public boolean prove(AccountId account, String password, String code) {
        return isTheirs(account, password) && (!asksForCode(account) || factors.takes(account, code));
    }

    @Override
    public boolean asksForCode(AccountId account) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(
                        LOGIN, LOGIN.ACCOUNT_ID.eq(account.value()).and(LOGIN.TOTP_SINCE.isNotNull())));
    }

    @Override
    public void endSession(AccountId account, long session) {
        database.write(sql -> sql.deleteFrom(BROWSER_SESSION)
                .where(BROWSER_SESSION.ID.eq(session))
                .and(BROWSER_SESSION.ACCOUNT_ID.eq(account.value()))
                .execute());
    }

    @Override
    public void revokeApp(AccountId account, long application) {
        database.write(sql -> sql.deleteFrom(ACCESS_TOKEN)
                .where(ACCESS_TOKEN.APPLICATION_ID.eq(application))
                .and(ACCESS_TOKEN.ACCOUNT_ID.eq(account.value()))
                .execute());
    }

    @Override
    public Optional<String> prepareSecondFactor(AccountId account) {
        return factors.prepare(account);
    }

    @Override
    public List<String> enableSecondFactor(AccountId account, String code) {
        return factors.enable(account, code);
    }

    @Override
    public boolean disableSecondFactor(AccountId account, String password) {
        boolean theirs = isTheirs(account, password);
        if (theirs) {
            factors.disable(account);
        }
        return theirs;
    }
}

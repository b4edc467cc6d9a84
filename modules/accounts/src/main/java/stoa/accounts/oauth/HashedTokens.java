package stoa.accounts.oauth;

import static stoa.accounts.sql.accounts.Tables.ACCESS_TOKEN;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.APPLICATION;
import static stoa.accounts.sql.accounts.Tables.LOGIN;
import static stoa.accounts.sql.platform_api.Tables.LAST_WRITE_V1;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AuthorizationOffer;
import stoa.accounts.Tokens;
import stoa.accounts.signin.Secrets;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.database.WalPosition;
import stoa.platform.web.Authenticator;
import stoa.platform.web.Caller;

/** Access tokens, found by their SHA-256. */
@Singleton
class HashedTokens implements Tokens, Authenticator {
    private static final String COMMAND_LINE = "Stoa command line";

    private final Database database;

    HashedTokens(Database database) {
        this.database = database;
    }

    @Override
    public String issue(long application, AccountId account, Set<String> scopes) {
        return database.write(sql -> insert(sql, application, account.value(), scopes));
    }

    String issueForApp(long application, Set<String> scopes) {
        return database.write(sql -> insert(sql, application, null, scopes));
    }

    @Override
    public String issueForCommandLine(AccountId account, Set<String> scopes) {
        return database.write(sql -> {
            long application = sql.select(APPLICATION.ID)
                    .from(APPLICATION)
                    .where(APPLICATION.CLIENT_ID.eq(COMMAND_LINE))
                    .fetchOptional(APPLICATION.ID)
                    .orElseGet(() -> register(sql));
            return insert(sql, application, account.value(), scopes);
        });
    }

    /** The client id is no random one, so nobody can register it; the secret is thrown away, so nobody can use it. */
    private static long register(DSLContext sql) {
        return sql.insertInto(APPLICATION)
                .set(APPLICATION.NAME, COMMAND_LINE)
                .set(APPLICATION.REDIRECT_URIS, new String[] {AuthorizationOffer.OUT_OF_BAND})
                .set(
                        APPLICATION.SCOPES,
                        List.of("read", "write", "follow", "push").toArray(String[]::new))
                .set(APPLICATION.CLIENT_ID, COMMAND_LINE)
                .set(APPLICATION.CLIENT_SECRET_HASH, Secrets.sha256(Secrets.random()))
                .onConflict(APPLICATION.CLIENT_ID)
                .doUpdate()
                .set(APPLICATION.NAME, COMMAND_LINE)
                .returningResult(APPLICATION.ID)
                .fetchSingle()
                .value1();
    }

    private static String insert(DSLContext sql, long application, @Nullable Long account, Set<String> scopes) {
        var token = Secrets.random();
        sql.insertInto(ACCESS_TOKEN)
                .set(ACCESS_TOKEN.TOKEN_HASH, Secrets.sha256(token))
                .set(ACCESS_TOKEN.APPLICATION_ID, application)
                .set(ACCESS_TOKEN.ACCOUNT_ID, account)
                .set(ACCESS_TOKEN.SCOPES, scopes.toArray(String[]::new))
                .execute();
        return token;
    }

    /** In one statement, on the primary: the token, whether its user may act, and what they wrote last. */
    @Override
    public Optional<Caller> authenticate(String token) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                ACCESS_TOKEN.ID,
                                ACCESS_TOKEN.APPLICATION_ID,
                                ACCESS_TOKEN.ACCOUNT_ID,
                                ACCESS_TOKEN.SCOPES,
                                LOGIN.CONFIRMED_AT,
                                LOGIN.DISABLED_AT,
                                ACCOUNT.SUSPENDED_AT,
                                ACCESS_TOKEN.ISSUED_TIMELINE,
                                ACCESS_TOKEN.ISSUED_LSN,
                                LAST_WRITE_V1.TIMELINE,
                                LAST_WRITE_V1.LSN)
                        .from(ACCESS_TOKEN)
                        .leftJoin(LOGIN)
                        .on(LOGIN.ACCOUNT_ID.eq(ACCESS_TOKEN.ACCOUNT_ID))
                        .leftJoin(ACCOUNT)
                        .on(ACCOUNT.ID.eq(ACCESS_TOKEN.ACCOUNT_ID))
                        .leftJoin(LAST_WRITE_V1)
                        .on(LAST_WRITE_V1.WRITER.eq(DSL.coalesce(ACCESS_TOKEN.ACCOUNT_ID, ACCESS_TOKEN.ID.neg())))
                        .where(ACCESS_TOKEN.TOKEN_HASH.eq(Secrets.sha256(token)))
                        .fetchOptional(row -> new Caller(
                                row.value3() == null ? OptionalLong.empty() : OptionalLong.of(row.value3()),
                                OptionalLong.of(row.value1()),
                                OptionalLong.of(row.value2()),
                                Set.of(row.value4()),
                                Optional.of(atLeast(
                                        new WalPosition(row.value8(), row.value9()), row.value10(), row.value11())),
                                row.value3() == null
                                        ? Optional.empty()
                                        : inactiveBecause(row.value5(), row.value6(), row.value7()))));
    }

    private static WalPosition atLeast(WalPosition issued, @Nullable Integer timeline, @Nullable Long lsn) {
        return timeline == null || lsn == null ? issued : issued.orLater(new WalPosition(timeline, lsn));
    }

    private static Optional<String> inactiveBecause(
            @Nullable Instant confirmedAt, @Nullable Instant disabledAt, @Nullable Instant suspendedAt) {
        if (disabledAt != null || suspendedAt != null) {
            return Optional.of("Your login is currently disabled");
        }
        return confirmedAt == null ? Optional.of("Your login is missing a confirmed e-mail address") : Optional.empty();
    }

    /**
     * Revokes a token that the app holds.
     *
     * @return whether the token is gone: false where another app holds it
     */
    boolean revoke(long application, String token) {
        return database.write(sql -> {
            var holder = sql.select(ACCESS_TOKEN.APPLICATION_ID)
                    .from(ACCESS_TOKEN)
                    .where(ACCESS_TOKEN.TOKEN_HASH.eq(Secrets.sha256(token)))
                    .fetchOptional(ACCESS_TOKEN.APPLICATION_ID);
            if (holder.isPresent() && holder.get() != application) {
                return false;
            }
            sql.deleteFrom(ACCESS_TOKEN)
                    .where(ACCESS_TOKEN.TOKEN_HASH.eq(Secrets.sha256(token)))
                    .execute();
            return true;
        });
    }
}

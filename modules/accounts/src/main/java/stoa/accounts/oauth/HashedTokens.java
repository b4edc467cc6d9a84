package stoa.accounts.oauth;

import static stoa.accounts.sql.accounts.Tables.ACCESS_TOKEN;
import static stoa.accounts.sql.accounts.Tables.APPLICATION;
import static stoa.accounts.sql.accounts.Tables.AUTHENTICATE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AuthorizationOffer;
import stoa.accounts.Tokens;
import stoa.accounts.signin.Secrets;
import stoa.accounts.sql.accounts.tables.records.AuthenticateRecord;
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
        var found = AUTHENTICATE.call(Secrets.sha256(token));
        return database.read(Consistency.primary(), sql -> sql.selectFrom(found).fetchOptional(HashedTokens::caller));
    }

    private static Caller caller(AuthenticateRecord row) {
        var account = Optional.ofNullable(row.getAccountId());
        return new Caller(
                account.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                OptionalLong.of(row.getTokenId()),
                OptionalLong.of(row.getApplicationId()),
                Set.of(row.getScopes()),
                Optional.of(atLeast(
                        new WalPosition(row.getIssuedTimeline(), row.getIssuedLsn()), row.getTimeline(), row.getLsn())),
                account.flatMap(
                        id -> inactiveBecause(row.getConfirmedAt(), row.getDisabledAt(), row.getSuspendedAt())));
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

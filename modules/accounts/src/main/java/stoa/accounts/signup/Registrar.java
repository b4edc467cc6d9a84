package stoa.accounts.signup;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT_COUNTER;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.EmailedLinks;
import stoa.accounts.SignUpRefusal;
import stoa.accounts.SignUpRefusal.Problem;
import stoa.accounts.SignUpRequest;
import stoa.accounts.SignUps;
import stoa.accounts.SignedUp;
import stoa.accounts.signin.Passwords;
import stoa.platform.database.Database;
import stoa.platform.events.Events;

/** Makes an account, its login and its figures in one transaction. */
@Singleton
class Registrar implements SignUps {
    private final Database database;
    private final Passwords passwords;
    private final Events events;
    private final EmailedLinks links;

    Registrar(Database database, Passwords passwords, Events events, EmailedLinks links) {
        this.database = database;
        this.passwords = passwords;
        this.events = events;
        this.links = links;
    }

    @Override
    public AccountId signUp(SignUpRequest request) {
        var problems = SignUpRules.problems(request);
        if (!problems.isEmpty()) {
            throw new SignUpRefusal(problems);
        }
        // Hashing is slow on purpose: it happens before the transaction holds a connection.
        var hash = passwords.hash(request.password());
        try {
            return database.write(sql -> {
                var account = insert(sql, request, hash);
                events.publish(new SignedUp(account));
                if (!request.confirmed()) {
                    links.sendConfirmation(account);
                }
                return account;
            });
        } catch (IntegrityConstraintViolationException raced) {
            // Between the check and the insert somebody else took the name or the address.
            throw new SignUpRefusal(database.write(sql -> taken(sql, request)));
        }
    }

    private static AccountId insert(DSLContext sql, SignUpRequest request, String hash) {
        var taken = taken(sql, request);
        if (!taken.isEmpty()) {
            throw new SignUpRefusal(taken);
        }
        long id = sql.insertInto(ACCOUNT)
                .set(ACCOUNT.USERNAME, request.username())
                .returningResult(ACCOUNT.ID)
                .fetchSingle()
                .value1();
        sql.insertInto(ACCOUNT_COUNTER).set(ACCOUNT_COUNTER.ACCOUNT_ID, id).execute();
        sql.insertInto(LOGIN)
                .set(LOGIN.ACCOUNT_ID, id)
                .set(LOGIN.EMAIL, request.email())
                .set(LOGIN.PASSWORD_HASH, hash)
                .set(LOGIN.ROLE, request.role())
                .set(LOGIN.LOCALE, request.locale())
                .set(LOGIN.CONFIRMED_AT, request.confirmed() ? Instant.now() : null)
                .set(LOGIN.CREATED_BY_APP_ID, application(request))
                .execute();
        return new AccountId(id);
    }

    private static @Nullable Long application(SignUpRequest request) {
        return request.application().isPresent() ? request.application().getAsLong() : null;
    }

    private static List<Problem> taken(DSLContext sql, SignUpRequest request) {
        var name = request.username().toLowerCase(Locale.ROOT);
        var email = request.email().toLowerCase(Locale.ROOT);
        var found = sql.select(
                        DSL.exists(sql.selectOne()
                                .from(ACCOUNT)
                                .where(DSL.lower(ACCOUNT.USERNAME).eq(name))),
                        DSL.exists(sql.selectOne()
                                .from(LOGIN)
                                .where(DSL.lower(LOGIN.EMAIL).eq(email))))
                .fetchSingle();
        var problems = new ArrayList<Problem>();
        if (found.value1()) {
            problems.add(new Problem("username", "ERR_TAKEN", "has already been taken"));
        }
        if (found.value2()) {
            problems.add(SignUpRules.EMAIL_TAKEN);
        }
        return problems;
    }

    @Override
    public void confirm(AccountId id) {
        database.write(sql -> sql.update(LOGIN)
                .set(LOGIN.CONFIRMED_AT, DSL.coalesce(LOGIN.CONFIRMED_AT, Instant.now()))
                .where(LOGIN.ACCOUNT_ID.eq(id.value()))
                .execute());
    }
}

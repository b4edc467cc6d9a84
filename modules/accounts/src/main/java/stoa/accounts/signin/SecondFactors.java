package stoa.accounts.signin;

import static stoa.accounts.sql.accounts.Tables.LOGIN;
import static stoa.accounts.sql.accounts.Tables.RECOVERY_CODE;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;

/** Secrets of second factors, the codes made of them, and those noted down for when the app is lost. */
@Singleton
class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 10;
    /** Without what is mistaken for something else: 32 letters, so that ten of them hold 50 bits. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Clock clock;

    SecondFactors(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A secret that waits for its first code, in base32; empty where one is in use. */
    Optional<String> prepare(AccountId account) {
        return database.write(sql -> sql.update(LOGIN)
                .set(LOGIN.TOTP_SECRET, DSL.coalesce(LOGIN.TOTP_SECRET, DSL.val(Totp.newSecret())))
                .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                .and(LOGIN.TOTP_SINCE.isNull())
                .returningResult(LOGIN.TOTP_SECRET)
                .fetchOptional(row -> Totp.base32(row.value1())));
    }

    /** The recovery codes; none where the first code is wrong. */
    List<String> enable(AccountId account, String code) {
        return database.write(sql -> {
            if (!takes(account, digits(code), false)) {
                return List.of();
            }
            sql.update(LOGIN)
                    .set(LOGIN.TOTP_SINCE, clock.instant())
                    .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                    .execute();
            var codes =
                    IntStream.range(0, RECOVERY_CODES).mapToObj(i -> random()).toList();
            sql.deleteFrom(RECOVERY_CODE)
                    .where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value()))
                    .execute();
            sql.insertInto(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID, RECOVERY_CODE.CODE_HASH)
                    .valuesOfRows(codes.stream()
                            .map(made -> DSL.row(account.value(), Secrets.sha256(plain(made))))
                            .toList())
                    .execute();
            return codes;
        });
    }

    void disable(AccountId account) {
        database.write(sql -> {
            sql.deleteFrom(RECOVERY_CODE)
                    .where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value()))
                    .execute();
            return sql.update(LOGIN)
                    .setNull(LOGIN.TOTP_SECRET)
                    .setNull(LOGIN.TOTP_SINCE)
                    .setNull(LOGIN.TOTP_STEP)
                    .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                    .execute();
        });
    }

    /** Whether a code of the app or a recovery code is right; it is then used up. */
    boolean takes(AccountId account, String code) {
        return database.write(sql -> takes(account, digits(code), true)
                || sql.deleteFrom(RECOVERY_CODE)
                                .where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value()))
                                .and(RECOVERY_CODE.CODE_HASH.eq(Secrets.sha256(plain(code))))
                                .execute()
                        == 1);
    }

    private boolean takes(AccountId account, String code, boolean enabled) {
        return database.write(sql -> {
            var found = sql.select(LOGIN.TOTP_SECRET, LOGIN.TOTP_STEP)
                    .from(LOGIN)
                    .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                    .and(LOGIN.TOTP_SECRET.isNotNull())
                    .and(enabled ? LOGIN.TOTP_SINCE.isNotNull() : LOGIN.TOTP_SINCE.isNull())
                    .forUpdate()
                    .fetchOptional();
            if (found.isEmpty()) {
                return false;
            }
            var last = found.get().value2();
            var step = Totp.step(found.get().value1(), code, clock.instant(), last == null ? 0 : last);
            if (step.isEmpty()) {
                return false;
            }
            sql.update(LOGIN)
                    .set(LOGIN.TOTP_STEP, step.getAsLong())
                    .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                    .execute();
            return true;
        });
    }

    /** As apps show them, in groups. */
    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private static String plain(String recoveryCode) {
        return recoveryCode.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String random() {
        var code = new StringBuilder();
        for (int i = 0; i < RECOVERY_LENGTH; i++) {
            code.append(i == RECOVERY_LENGTH / 2 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}

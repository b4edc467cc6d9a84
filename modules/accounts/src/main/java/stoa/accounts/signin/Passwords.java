package stoa.accounts.signin;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Passwords as Argon2id in PHC string format, with the parameters that OWASP's Password Storage Cheat Sheet names: 19 MiB,
 * two passes, one lane.
 */
@Singleton
public final class Passwords {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    // Bounds what a burst of sign-ins can take: each hash holds 19 MiB and one core.
    private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors() * 2);

    // Compared with where there is no such login, so that the time taken does not tell who exists.
    private final String decoy = hash("nobody has this password");

    public String hash(String password) {
        return inSlot(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    boolean matches(String password, String hash) {
        return inSlot(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    void matchNobody(String password) {
        matches(password, decoy);
    }

    private <T> T inSlot(java.util.function.Supplier<T> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}

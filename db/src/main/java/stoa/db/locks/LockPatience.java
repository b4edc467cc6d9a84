package stoa.db.locks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long changes of tables wait for locks. Whoever waits for one makes all who come after wait as well, so each attempt is
 * short, and the pauses between them let the others through.
 *
 * @param timeout of one attempt
 * @param pause before the second attempt, about twice as long before each further one
 */
public record LockPatience(Duration timeout, int attempts, Duration pause) {
    public static final LockPatience USUAL = new LockPatience(Duration.ofSeconds(2), 5, Duration.ofMillis(500));

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final Set<String> ANOTHER_TIME = Set.of(LOCK_NOT_AVAILABLE, DEADLOCK);

    /** What is tried; looks at what is there each time, since an attempt may have come half way. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws SQLException;
    }

    /**
     * Tries.
     *
     * @return whether one attempt came to its end
     * @throws SQLException for any failure but a lock that was not to be had
     */
    public boolean attempt(Attempt attempt) throws SQLException {
        for (int number = 1; ; number++) {
            try {
                attempt.run();
                return true;
            } catch (SQLException e) {
                if (!isLockRefused(e)) {
                    throw e;
                }
                if (number >= attempts || !waited(number)) {
                    return false;
                }
            }
        }
    }

    /** Whether a lock was not to be had, which may be otherwise another time. */
    public static boolean isLockRefused(SQLException failure) {
        return ANOTHER_TIME.contains(String.valueOf(failure.getSQLState()));
    }

    /** Between half and one and a half of the pause: those who were refused together do not come back together. */
    public boolean waited(int number) {
        double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
        try {
            Thread.sleep(Math.round(pause.toMillis() * (1L << (number - 1)) * jitter));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package stoa.app.counting;

import jakarta.inject.Singleton;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stoa.platform.database.Database;

/** Does work in a transaction of its own, and commits only when as many others have done theirs. */
@Singleton
class OpenTransactions {
    private static final long PATIENCE_SECONDS = 10;

    private final Database database;

    OpenTransactions(Database database) {
        this.database = database;
    }

    /** @return whether the others came that far while this transaction was open */
    boolean meet(Runnable work, CyclicBarrier others) {
        return database.write(sql -> {
            work.run();
            try {
                others.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return true;
            } catch (BrokenBarrierException | TimeoutException waiting) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }
}

package stoa.platform.testing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import stoa.platform.database.StatementObserver;

/** Counts the statements of a server. */
@Singleton
public final class StatementCounter implements StatementObserver {
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    @Override
    public void statement(String tag, String sql) {
        sent.add(tag + ": " + sql);
    }

    /** What was sent while some work ran, on whatever thread: each with the module and slice that sent it. */
    public List<String> during(Runnable work) {
        sent.clear();
        work.run();
        return List.copyOf(sent);
    }
}

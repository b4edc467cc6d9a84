package stoa.platform.database;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The database as one bean of one module sees it. Inject it: every statement is then tagged with the module and slice
 * that it was injected into, and, where modules are enforced, runs under that module's database role.
 *
 * <p>Acts nest: an act inside another one joins its connection and its transaction. The {@link DSLContext} is valid only
 * inside the act.
 */
public interface Database {

    /**
     * Runs a read-only act without a transaction, so that a read of one statement is one round trip. Each statement sees
     * its own snapshot. A statement that writes is refused with {@link ForbiddenStatementException}.
     */
    <T extends @Nullable Object> T read(Consistency consistency, Function<DSLContext, T> act);

    /**
     * Runs an act in one read-committed transaction on the primary: committed when it returns, rolled back when it
     * throws.
     *
     * <p>An act whose prepared statements were outdated by a migration is rolled back and run again: it changes nothing but
     * the database, and leaves the rest to {@link #afterCommit}.
     */
    <T extends @Nullable Object> T write(Function<DSLContext, T> act);

    /**
     * Has the surrounding write count as somebody's own, so that they are shown it from the next request on: for what a job does
     * in somebody's name. What a request writes counts as its caller's anyway.
     *
     * @throws IllegalStateException outside of a write
     */
    void onBehalfOf(long writer);

    /**
     * The work of a type that runs as the last of the surrounding transaction, just before it commits: what the first who asks
     * makes, and the same for all who ask after. Where it throws, the transaction is rolled back.
     *
     * @throws IllegalStateException outside of a write
     */
    <W extends Runnable> W beforeCommit(Class<W> type, Supplier<W> work);

    /** Runs work after the surrounding transaction has committed, or at once where there is none. */
    void afterCommit(Runnable work);
}

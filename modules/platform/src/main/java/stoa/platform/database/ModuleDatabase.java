package stoa.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Database} for one owner: runs its acts on the pools and joins acts that are already under way. */
final class ModuleDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleDatabase.class);

    private final ReadRouter router;
    private final boolean enforceModules;
    private final DSLContext statements;

    ModuleDatabase(ReadRouter router, StatementOwner owner, List<StatementObserver> observers, boolean enforceModules) {
        this.router = router;
        this.enforceModules = enforceModules;
        this.statements = DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new CurrentConnection())
                .set(new Settings().withExecuteLogging(false))
                .set(new StatementGuard(owner, observers, enforceModules)));
    }

    @Override
    public <T extends @Nullable Object> T read(Consistency consistency, Function<DSLContext, T> act) {
        if (Act.current() != null) {
            return act.apply(statements);
        }
        var node = router.forReading(consistency);
        try {
            return readFreshly(node, act);
        } catch (DataAccessException | DatabaseUnavailableException failure) {
            if (router.mayRetry(node, failure)) {
                return readFreshly(router.insteadOf(failure), act);
            }
            throw failure;
        }
    }

    private <T extends @Nullable Object> T readFreshly(Node node, Function<DSLContext, T> act) {
        try {
            return readOn(node, act);
        } catch (DataAccessException failure) {
            if (PreparedPlans.madeFail(failure)) {
                router.plansAreStale(node, failure);
                return readOn(node, act);
            }
            throw failure;
        }
    }

    private <T extends @Nullable Object> T readOn(Node node, Function<DSLContext, T> act) {
        try (var connection = node.forReading()) {
            return enforceModules
                    ? inTransaction(new Act(connection, false), act)
                    : ScopedValue.where(Act.CURRENT, new Act(connection, false)).call(() -> act.apply(statements));
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("the connection to " + node + " was lost", e);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<DSLContext, T> act) {
        var current = Act.current();
        if (current != null) {
            if (!current.writes()) {
                throw new ForbiddenStatementException("a write began inside a read-only act, at "
                        + CallSite.outsidePlatform() + ": begin the write outside of it");
            }
            return act.apply(statements);
        }
        var node = router.forWriting();
        var done = writeFreshly(node, act);
        done.act().runAfterCommit();
        return done.result();
    }

    private <T extends @Nullable Object> Done<T> writeFreshly(Node node, Function<DSLContext, T> act) {
        try {
            return writeOn(node, act);
        } catch (DataAccessException failure) {
            if (PreparedPlans.madeFail(failure)) {
                router.plansAreStale(node, failure);
                return writeOn(node, act);
            }
            throw failure;
        }
    }

    private <T extends @Nullable Object> Done<T> writeOn(Node node, Function<DSLContext, T> act) {
        try (var connection = node.forWriting()) {
            var writing = new Act(connection, true);
            var result = inTransaction(writing, act);
            note(node, connection, writing);
            return new Done<>(writing, result);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("the connection to " + node + " was lost", e);
        }
    }

    /** What has been committed stays so: where it cannot be noted, this process shows everybody at least as much. */
    private void note(Node node, Connection connection, Act done) {
        if (Workload.current() == Workload.JOBS) {
            if (done.onBehalfOf().isPresent()) {
                noteInBackground(connection, done.onBehalfOf());
            }
            return;
        }
        var writer = done.onBehalfOf().isPresent()
                ? done.onBehalfOf()
                : ReadRoute.current().map(ReadRoute::writer).orElse(OptionalLong.empty());
        try {
            router.wrote(WriteNote.take(connection, writer));
        } catch (SQLException lost) {
            try (var another = node.forWriting()) {
                router.wrote(WriteNote.take(another, writer));
            } catch (SQLException | DatabaseUnavailableException again) {
                LOG.warn("a write could not be noted: {}", again.toString());
                router.wroteUpToUnknown();
            }
        }
    }

    /** For the next request of whoever it is, which may come to any instance; nobody here reads on. */
    private static void noteInBackground(Connection connection, OptionalLong writer) {
        try {
            WriteNote.take(connection, writer);
        } catch (SQLException e) {
            LOG.warn("a write in the name of {} could not be noted: {}", writer.orElseThrow(), e.toString());
        }
    }

    @Override
    public void onBehalfOf(long writer) {
        var current = Act.current();
        if (current == null || !current.writes()) {
            throw new IllegalStateException("a write in somebody's name was announced outside of one, at "
                    + CallSite.outsidePlatform() + ": announce it inside Database.write");
        }
        current.onBehalfOf(writer);
    }

    @Override
    public <W extends Runnable> W beforeCommit(Class<W> type, Supplier<W> work) {
        var current = Act.current();
        if (current == null || !current.writes()) {
            throw new IllegalStateException("work that belongs to a transaction was given outside of one, at "
                    + CallSite.outsidePlatform() + ": give it inside Database.write");
        }
        return current.beforeCommit(type, work);
    }

    @Override
    public void afterCommit(Runnable work) {
        var current = Act.current();
        if (current != null && current.writes()) {
            current.afterCommit(work);
        } else {
            work.run();
        }
    }

    private <T extends @Nullable Object> T inTransaction(Act act, Function<DSLContext, T> body) throws SQLException {
        var connection = act.connection();
        connection.setAutoCommit(false);
        try {
            var result = ScopedValue.where(Act.CURRENT, act).call(() -> {
                var value = body.apply(statements);
                act.runBeforeCommit();
                return value;
            });
            connection.commit();
            return result;
        } catch (RuntimeException | Error failure) {
            rollBack(connection, failure);
            throw failure;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /** An act that has committed, and what it returned. */
    private record Done<T extends @Nullable Object>(Act act, T result) {}

    /** Gives jOOQ the connection of the act that runs on this thread. */
    private static final class CurrentConnection implements ConnectionProvider {
        @Override
        public @Nullable Connection acquire() {
            var act = Act.current();
            return act == null ? null : act.connection();
        }

        @Override
        public void release(Connection connection) {
            // The act that opened the connection closes it.
        }
    }
}

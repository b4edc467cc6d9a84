package stoa.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** {@link Database} for one owner: runs its acts on the pools and joins acts that are already under way. */
final class ModuleDatabase implements Database {
    private final Pools pools;
    private final boolean enforceModules;
    private final DSLContext statements;

    ModuleDatabase(Pools pools, StatementOwner owner, List<StatementObserver> observers, boolean enforceModules) {
        this.pools = pools;
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
        try (var connection = pools.primary()) {
            return enforceModules
                    ? inTransaction(new Act(connection, false), act)
                    : ScopedValue.where(Act.CURRENT, new Act(connection, false)).call(() -> act.apply(statements));
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("the connection was lost", e);
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
        var begun = new Act[1];
        T result;
        try (var connection = pools.primary()) {
            begun[0] = new Act(connection, true);
            result = inTransaction(begun[0], act);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("the connection was lost", e);
        }
        begun[0].runAfterCommit();
        return result;
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
            var result = ScopedValue.where(Act.CURRENT, act).call(() -> body.apply(statements));
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

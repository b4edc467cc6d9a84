package stoa.platform.database;

import java.sql.SQLException;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;

/**
 * Stands between jOOQ and the connection: tags each statement, refuses what its act forbids, switches roles, and says
 * whose statement it was that a role may not send.
 */
final class StatementGuard implements ExecuteListener {
    private static final long serialVersionUID = 1L;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final transient StatementOwner owner;
    private final transient List<StatementObserver> observers;
    private final boolean enforceModules;

    StatementGuard(StatementOwner owner, List<StatementObserver> observers, boolean enforceModules) {
        this.owner = owner;
        this.observers = observers;
        this.enforceModules = enforceModules;
    }

    @Override
    public void start(ExecuteContext context) {
        var act = Act.current();
        if (act == null) {
            throw new ForbiddenStatementException("a statement of " + owner.tag() + " ran outside of an act, at "
                    + CallSite.outsidePlatform() + ": run it inside Database.read or Database.write");
        }
        if (!act.writes() && (context.type() == ExecuteType.WRITE || context.type() == ExecuteType.DDL)) {
            throw new ForbiddenStatementException("module " + owner.module() + " writes inside a read-only act, at "
                    + CallSite.outsidePlatform() + ": use Database.write");
        }
    }

    @Override
    public void renderEnd(ExecuteContext context) {
        var sql = context.sql();
        if (sql != null) {
            if (Workload.current() == Workload.WEB) {
                observers.forEach(observer -> observer.statement(owner.tag(), sql));
            }
            context.sql("/* " + owner.tag() + " */ " + sql);
        }
    }

    @Override
    public void executeStart(ExecuteContext context) {
        var act = Act.current();
        if (!enforceModules || act == null || !act.switchesTo(owner.role())) {
            return;
        }
        try (var statement = act.connection().createStatement()) {
            statement.execute("set local role " + owner.role());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take the database role " + owner.role(), e);
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        var refusal = context.sqlException();
        if (enforceModules && refusal != null && INSUFFICIENT_PRIVILEGE.equals(refusal.getSQLState())) {
            context.exception(new ForbiddenStatementException(
                    "module " + owner.module() + " (" + owner.tag() + ") may not do this as " + owner.role() + ", at "
                            + CallSite.outsidePlatform() + ": " + firstLine(refusal)
                            + "; call the module that owns it,"
                            + " or read a view that it publishes",
                    context.exception()));
        }
    }

    private static String firstLine(SQLException refusal) {
        return String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
    }
}

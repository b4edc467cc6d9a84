package stoa.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection, or a statement of it, whose SQL is read by {@link PoolingGuard} before the driver has it. Prepared
 * statements are read when they are prepared and then left alone, so binding and fetching cost nothing more.
 */
final class GuardedConnection implements InvocationHandler {
    private final Object guarded;

    private GuardedConnection(Object guarded) {
        this.guarded = guarded;
    }

    static Connection around(Connection connection) {
        return proxy(Connection.class, connection);
    }

    private static <T> T proxy(Class<T> type, T guarded) {
        return type.cast(Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, new GuardedConnection(guarded)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "prepareStatement",
                    "prepareCall",
                    "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "addBatch" -> check(arguments);
            case "createStatement" -> {
                return proxy(Statement.class, (Statement) call(method, arguments));
            }
            // The driver would say SET to the session.
            case "setSchema", "setTransactionIsolation", "setClientInfo" ->
                throw PoolingGuard.refusalOfCall(method.getName());
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            default -> {}
        }
        return call(method, arguments);
    }

    private static void check(Object @Nullable [] arguments) {
        if (arguments != null && arguments[0] instanceof String sql) {
            PoolingGuard.check(sql);
        }
    }

    private Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(guarded, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}

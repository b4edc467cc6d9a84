package stoa.platform.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One act in progress on one connection, shared by every act nested in it; confined to its thread. */
final class Act {
    static final ScopedValue<Act> CURRENT = ScopedValue.newInstance();

    private final Connection connection;
    private final boolean writes;
    private final Map<Class<?>, Runnable> beforeCommit = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable String role;
    private OptionalLong onBehalfOf = OptionalLong.empty();

    Act(Connection connection, boolean writes) {
        this.connection = connection;
        this.writes = writes;
    }

    static @Nullable Act current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    Connection connection() {
        return connection;
    }

    boolean writes() {
        return writes;
    }

    /** Whether the role differs from the one of the statement before; remembers it. */
    boolean switchesTo(String next) {
        if (next.equals(role)) {
            return false;
        }
        role = next;
        return true;
    }

    void onBehalfOf(long writer) {
        onBehalfOf = OptionalLong.of(writer);
    }

    /** Empty for whoever makes the request. */
    OptionalLong onBehalfOf() {
        return onBehalfOf;
    }

    <W extends Runnable> W beforeCommit(Class<W> type, Supplier<W> work) {
        return type.cast(beforeCommit.computeIfAbsent(type, first -> work.get()));
    }

    void runBeforeCommit() {
        beforeCommit.values().forEach(Runnable::run);
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void runAfterCommit() {
        afterCommit.forEach(Runnable::run);
    }
}

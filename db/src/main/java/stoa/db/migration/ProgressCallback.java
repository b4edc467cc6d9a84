package stoa.db.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import stoa.db.statements.Statements;

/**
 * Flyway's events as progress; and no migration waits for a lock for long, while all who come after it wait as well. Those
 * that work concurrently do: nobody waits behind them, and one that gives up leaves an invalid index.
 */
final class ProgressCallback extends BaseCallback {
    private static final Pattern CONCURRENTLY = Pattern.compile("\\bconcurrently\\b", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> scripts;
    private final Duration lockTimeout;
    private final MigrationListener listener;
    private long began;
    private int applied;

    ProgressCallback(Map<String, String> scripts, Duration lockTimeout, MigrationListener listener) {
        this.scripts = scripts;
        this.lockTimeout = lockTimeout;
        this.listener = listener;
    }

    /** How many were applied, in all attempts. */
    int applied() {
        return applied;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo migration = context.getMigrationInfo();
        if (migration == null) {
            return;
        }
        if (event == Event.BEFORE_EACH_MIGRATE) {
            boolean waits = CONCURRENTLY
                    .matcher(scripts.getOrDefault(migration.getScript(), ""))
                    .find();
            limit(context, waits ? Duration.ZERO : lockTimeout);
            began = System.nanoTime();
            return;
        }
        String version = migration.getVersion() == null
                ? "repeatable"
                : migration.getVersion().toString();
        applied++;
        listener.applied(
                version + " " + migration.getDescription(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private static void limit(Context context, Duration timeout) {
        try {
            new Statements(context.getConnection()).run("set lock_timeout = '" + timeout.toMillis() + "ms'");
        } catch (SQLException e) {
            throw new FlywayException("No limit can be set for locks: " + e.getMessage(), e);
        }
    }
}

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
    private long newest;
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
            try {
                new Statements(context.getConnection())
                        .run("set lock_timeout = '" + (waits ? 0 : lockTimeout.toMillis()) + "ms'");
                newest = new MigrationLocks(context.getConnection()).newest();
            } catch (SQLException e) {
                throw new FlywayException("A migration cannot begin: " + e.getMessage(), e);
            }
            began = System.nanoTime();
            return;
        }
        String version = migration.getVersion() == null
                ? "repeatable"
                : migration.getVersion().toString();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        applied++;
        try {
            listener.applied(new AppliedMigration(
                    version,
                    migration.getDescription(),
                    took,
                    new MigrationLocks(context.getConnection()).held(newest)));
        } catch (SQLException e) {
            throw new FlywayException("The locks of a migration cannot be listed: " + e.getMessage(), e);
        }
    }
}

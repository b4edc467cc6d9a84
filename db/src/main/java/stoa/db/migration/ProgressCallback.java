package stoa.db.migration;

import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Flyway's events as progress. */
final class ProgressCallback extends BaseCallback {
    private final MigrationListener listener;
    private long began;

    ProgressCallback(MigrationListener listener) {
        this.listener = listener;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.BEFORE_EACH_MIGRATE) {
            began = System.nanoTime();
            return;
        }
        @Nullable MigrationInfo migration = context.getMigrationInfo();
        if (migration != null) {
            String version = migration.getVersion() == null
                    ? "repeatable"
                    : migration.getVersion().toString();
            listener.applied(
                    version + " " + migration.getDescription(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
    }
}

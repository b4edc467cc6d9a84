package stoa.db.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.db.classpath.ResourceFolder;
import stoa.db.cluster.Endpoint;
import stoa.db.dictionary.Dictionary;
import stoa.db.dictionary.DictionaryException;
import stoa.db.lint.LargeTables;
import stoa.db.lint.MigrationLint;
import stoa.db.locks.LockPatience;
import stoa.db.partitions.PartitionAct;
import stoa.db.partitions.PartitionException;
import stoa.db.partitions.PartitionPolicies;
import stoa.db.partitions.Partitions;

/**
 * The database's migrations, applied as the owner over a direct connection: they lock by session, which a transaction
 * pooler does not carry.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String FOLDER = "db/migration";
    private static final String HISTORY_SCHEMA = "platform";
    private static final String HISTORY_TABLE = "flyway_schema_history";
    /** A prefix that no file has. */
    private static final String NONE = "none";

    private static final String MARK = "All of the migrations ";

    private Migrations() {}

    /**
     * Applies what is pending, each migration in a transaction of its own; then stores the lifecycles of the dictionary and
     * makes the partitions that they ask for. Safe to call from several processes at once. When all this was done before
     * with this very set of migrations and this dictionary, it costs one query.
     *
     * <p>A migration that does not get a lock at once, while a table is read or written for long, lets others through and is
     * tried again; one that never does ends this, with all that was applied before it.
     *
     * @return how many were applied
     */
    public static int migrate(Endpoint owner, MigrationListener listener) {
        return migrate(owner, listener, LockPatience.USUAL);
    }

    /**
     * Applies what is pending up to a version, and nothing after it: neither repeatable migrations, which belong to the newest
     * version, nor lifecycles.
     *
     * @return how many were applied
     */
    public static int migrateTo(String version, Endpoint owner, MigrationListener listener) {
        try {
            FluentConfiguration configuration = configuration(owner)
                    .target(version)
                    .repeatableSqlMigrationPrefix(NONE)
                    .validateMigrationNaming(false)
                    .ignoreMigrationPatterns("repeatable:missing", "*:future");
            return apply(configuration, listener, LockPatience.USUAL);
        } catch (FlywayException | SQLException e) {
            throw new MigrationException("The database cannot be migrated: " + e.getMessage(), e);
        }
    }

    static int migrate(Endpoint owner, MigrationListener listener, LockPatience patience) {
        String mark = mark();
        try {
            if (mark.equals(mark(owner))) {
                return 0;
            }
            int applied = apply(configuration(owner), listener, patience);
            try (Connection connection = owner.connect()) {
                PartitionPolicies.store(connection, Dictionary.read());
            }
            report(new Partitions(owner).make(Optional.empty(), false));
            setMark(owner, mark);
            return applied;
        } catch (FlywayException | SQLException | DictionaryException | PartitionException e) {
            throw new MigrationException("The database cannot be migrated: " + e.getMessage(), e);
        }
    }

    private static int apply(FluentConfiguration configuration, MigrationListener listener, LockPatience patience)
            throws SQLException {
        ProgressCallback progress = new ProgressCallback(ResourceFolder.read(FOLDER), patience.timeout(), listener);
        Flyway flyway = configuration.callbacks(progress).load();
        boolean done = patience.attempt(() -> {
            try {
                flyway.migrate();
            } catch (FlywayException e) {
                throw refusedLock(e).orElseThrow(() -> e);
            }
        });
        if (!done) {
            throw new MigrationException(
                    "The database cannot be migrated: a migration does not get its locks, for somebody"
                            + " has held them for long (pg_stat_activity says who). " + progress.applied()
                            + " were applied before it; do the rest once they are free.");
        }
        return progress.applied();
    }

    private static Optional<SQLException> refusedLock(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LockPatience.isLockRefused(sql)) {
                LOG.info("a migration waits for a lock: {}", sql.getMessage());
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** What could not be made now, servers make later: there is time, and an alarm. */
    private static void report(List<PartitionAct> made) {
        for (PartitionAct act : made) {
            if (act.kind() == PartitionAct.Kind.UNFINISHED) {
                LOG.warn("not made yet: {}", act);
            }
        }
    }

    /** All migrations in their order: those of this build, and those that only the database knows. */
    public static List<MigrationEntry> status(Endpoint owner) {
        try {
            return Arrays.stream(configuration(owner).load().info().all())
                    .map(Migrations::entry)
                    .toList();
        } catch (FlywayException e) {
            throw new MigrationException("The migrations cannot be listed: " + e.getMessage(), e);
        }
    }

    /** What would be applied, in that order, and what of it is dangerous for the tables that are large here. */
    public static List<PendingMigration> pending(Endpoint owner) {
        try {
            MigrationLint lint = new MigrationLint(LargeTables.of(owner));
            Map<String, String> scripts = ResourceFolder.read(FOLDER);
            return Arrays.stream(configuration(owner).load().info().pending())
                    .map(MigrationInfo::getScript)
                    .map(script -> new PendingMigration(script, lint.check(scripts.getOrDefault(script, ""))))
                    .toList();
        } catch (FlywayException | SQLException e) {
            throw new MigrationException("The migrations cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Those pending that would stop a table that is large in this database; where nothing is pending, it costs one query. */
    public static List<PendingMigration> dangerous(Endpoint owner) {
        try {
            if (mark().equals(mark(owner)) || LargeTables.of(owner).isEmpty()) {
                return List.of();
            }
        } catch (SQLException e) {
            throw new MigrationException("The migrations cannot be listed: " + e.getMessage(), e);
        }
        return pending(owner).stream()
                .filter(each -> !each.findings().isEmpty())
                .toList();
    }

    private static String mark() {
        return MARK + fingerprint() + " " + ResourceFolder.hash(ResourceFolder.read("db/dictionary"));
    }

    /** Changes whenever a migration of this build does. */
    public static String fingerprint() {
        return ResourceFolder.hash(ResourceFolder.read(FOLDER));
    }

    private static FluentConfiguration configuration(Endpoint owner) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner.dataSource())
                .locations("classpath:" + FOLDER)
                .schemas(HISTORY_SCHEMA)
                .defaultSchema(HISTORY_SCHEMA)
                .table(HISTORY_TABLE)
                .createSchemas(true)
                .outOfOrder(false)
                .cleanDisabled(true)
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .loggers("slf4j")
                // A session lock: with one in a transaction, CREATE INDEX CONCURRENTLY would wait for itself.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }

    private static MigrationEntry entry(MigrationInfo info) {
        return new MigrationEntry(
                Optional.ofNullable(info.getVersion()).map(Object::toString),
                info.getDescription(),
                info.getState().getDisplayName(),
                Optional.ofNullable(info.getInstalledOn()).map(Date::toInstant));
    }

    /** The mark that the last complete run left on the history table, or nothing. */
    private static String mark(Endpoint owner) throws SQLException {
        try (Connection connection = owner.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select pg_catalog.obj_description(pg_catalog.to_regclass(?), 'pg_class')")) {
            statement.setString(1, HISTORY_SCHEMA + "." + HISTORY_TABLE);
            try (ResultSet row = statement.executeQuery()) {
                String mark = row.next() ? row.getString(1) : null;
                return mark == null ? "" : mark;
            }
        }
    }

    private static void setMark(Endpoint owner, String mark) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("comment on table " + HISTORY_SCHEMA + "." + HISTORY_TABLE + " is '" + mark + "'");
        }
    }
}

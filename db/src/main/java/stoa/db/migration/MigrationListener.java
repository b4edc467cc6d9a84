package stoa.db.migration;

/** Told about each migration while {@link Migrations#migrate} runs. */
@FunctionalInterface
public interface MigrationListener {
    MigrationListener SILENT = migration -> {};

    void applied(AppliedMigration migration);
}

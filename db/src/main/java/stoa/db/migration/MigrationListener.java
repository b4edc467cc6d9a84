package stoa.db.migration;

/** Told about each migration while {@link Migrations#migrate} runs. */
@FunctionalInterface
public interface MigrationListener {
    MigrationListener SILENT = (name, milliseconds) -> {};

    /** The migration of this name (version and description) was applied, in so many milliseconds. */
    void applied(String name, long milliseconds);
}

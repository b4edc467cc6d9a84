package stoa.app.commands;

import io.micronaut.context.ApplicationContext;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** Work of a command on the modules themselves, in this process. */
@FunctionalInterface
interface ModuleWork {
    void on(ApplicationContext context);

    static void with(DataOption data, ModuleWork work) {
        try (var databases = Databases.open(data.folder())) {
            Migrations.migrate(databases.owner(), MigrationListener.SILENT);
            try (var context =
                    ServerSettings.commandLine(databases, data.folder()).start()) {
                work.on(context);
            }
        }
    }
}

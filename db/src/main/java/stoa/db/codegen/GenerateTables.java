package stoa.db.codegen;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import stoa.db.classpath.ResourceFolder;
import stoa.db.manifest.Manifest;
import stoa.db.manifest.ModuleEntry;
import stoa.db.migration.Migrations;

/**
 * Generates the jOOQ tables of one module, in the build of that module. Done in milliseconds when nothing changed since
 * the last time.
 */
public final class GenerateTables {
    private static final String LOGGING = "logback.configurationFile";

    private GenerateTables() {}

    /**
     * Arguments: the module table, the module's name, the folder for the sources, the folder for the kept cluster.
     * Leaves the JVM running and no thread behind, as it runs inside Maven's.
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("Arguments: modules.yml, module, output folder, cache folder");
        }
        generate(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]), Path.of(arguments[3]));
    }

    private static void generate(Path table, String name, Path output, Path cache) throws IOException, SQLException {
        String database = ResourceFolder.hash(Map.of(
                "migrations", Migrations.fingerprint(),
                "bootstrap", ResourceFolder.hash(ResourceFolder.read("db/bootstrap"))));
        String fingerprint = ResourceFolder.hash(Map.of(
                "database",
                database,
                "manifest",
                Files.readString(table),
                "generator",
                TableGenerator.VERSION,
                "module",
                name));
        GeneratedSources sources = new GeneratedSources(output);
        if (sources.isFrom(fingerprint)) {
            return;
        }
        quieten();
        Manifest manifest = Manifest.read(table);
        ModuleEntry module = manifest.get(name);
        Path draft = output.resolveSibling(output.getFileName() + ".new");
        GeneratedSources.delete(draft);
        Files.createDirectories(draft);
        new MigratedDatabase(cache, database)
                .use(connection -> new TableGenerator(manifest, module).generate(connection, draft));
        sources.replaceWith(draft, fingerprint);
        GeneratedSources.delete(draft);
        LoggerFactory.getLogger(GenerateTables.class).info("Generated the tables of module {}", name);
    }

    /** Logback without a configuration would tell everything; this class loader may never have seen another one. */
    private static void quieten() {
        @Nullable URL configuration = GenerateTables.class.getResource("logback-codegen.xml");
        if (configuration == null || System.getProperty(LOGGING) != null) {
            return;
        }
        System.setProperty(LOGGING, configuration.toString());
        LoggerFactory.getILoggerFactory();
        System.clearProperty(LOGGING);
    }
}

package stoa.db.codegen;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.GeneratedSerialVersionUID;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;
import stoa.db.manifest.Manifest;
import stoa.db.manifest.ModuleEntry;

/** Runs jOOQ's generator for one module. The output is the same for the same schema, on any day and machine. */
record TableGenerator(Manifest manifest, ModuleEntry module) {
    /** Changes when the code generated from the same schema does. */
    static final String VERSION = "2";

    private static final String PUBLISHED = "_api";

    /** Generates into the folder, which is empty; it stays so when the module's schemas are. */
    void generate(Connection connection, Path folder) throws SQLException {
        SchemaContents contents = new SchemaContents(connection);
        List<String> schemas = contents.withTables(schemas());
        if (schemas.isEmpty()) {
            return;
        }
        try {
            GenerationTool tool = new GenerationTool();
            tool.setConnection(connection);
            tool.run(configuration(schemas, contents.partitions(schemas), folder));
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Tables of module " + module.name() + " cannot be generated", e);
        }
    }

    /** The module's own schema, and what it and the modules that it may call publish. */
    private List<String> schemas() {
        Stream<ModuleEntry> callable =
                Stream.concat(Stream.of(module), module.mayCall().stream().map(manifest::get));
        return Stream.concat(
                        module.schema().stream(),
                        callable.flatMap(callee -> callee.schema().stream()).map(schema -> schema + PUBLISHED))
                .toList();
    }

    private Configuration configuration(List<String> schemas, List<String> partitions, Path folder) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withGenerator(new Generator()
                        .withStrategy(new Strategy().withName(SchemaPackages.class.getName()))
                        .withDatabase(database(schemas, partitions))
                        .withGenerate(generate())
                        .withTarget(new Target()
                                .withPackageName("stoa." + module.name() + ".sql")
                                .withDirectory(folder.toString())
                                .withEncoding("UTF-8")));
    }

    private static Database database(List<String> schemas, List<String> partitions) {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withSchemata(schemas.stream()
                        .map(schema -> new SchemaMappingType().withInputSchema(schema))
                        .toList())
                .withIncludes(".*")
                .withExcludes(Stream.concat(Stream.of("platform.flyway_schema_history"), partitions.stream())
                        .map(name -> name.replace(".", "\\."))
                        .collect(Collectors.joining("|")))
                .withIncludeTriggerRoutines(false)
                .withForcedTypes(new ForcedType()
                        .withName("INSTANT")
                        // A space means nothing in these expressions unless it is escaped.
                        .withIncludeTypes("(?i:timestamptz|timestamp\\ with\\ time\\ zone)")
                        // Not every schema has an instant.
                        .withIgnoreUnused(true));
    }

    private static Generate generate() {
        return new Generate()
                .withRecords(true)
                .withPojos(false)
                .withDaos(false)
                .withIndexes(false)
                .withJavaTimeTypes(true)
                .withComments(false)
                .withJavadoc(false)
                .withGeneratedAnnotation(true)
                .withGeneratedAnnotationDate(false)
                .withGeneratedAnnotationJooqVersion(false)
                .withGeneratedSerialVersionUID(GeneratedSerialVersionUID.CONSTANT);
    }
}

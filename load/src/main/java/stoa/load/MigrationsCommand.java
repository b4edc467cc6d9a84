package stoa.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load migrations}: every migration of the project, one after the other, on a database that has as much in it as one
 * that has grown, while its tables are read and written. What a table holds comes from a second database with all migrations, as
 * soon as a migration has made the table.
 */
@Command(
        name = "migrations",
        description =
                "Apply each migration to a database with rows in it, under load: its locks, how long it and others wait.",
        mixinStandardHelpOptions = true)
final class MigrationsCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATABASE = "stoa_upgraded";
    private static final String ROLES = "db/src/main/resources/db/bootstrap/roles.sql";
    private static final int CLIENTS = 4;

    @Option(
            names = "--statuses",
            defaultValue = "200000",
            paramLabel = "N",
            description = "how many there are, and rows that hang on them (default: ${DEFAULT-VALUE})")
    private long statuses;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var out = spec.commandLine().getOut();
        try (var site = Site.start(out, 1, 0, Map.of())) {
            new DataSet(
                            (int) Math.max(statuses / 20, 100),
                            statuses,
                            10,
                            6,
                            1,
                            DataSet.today(),
                            site.urls().getFirst())
                    .create(site.cluster().owner(), out);
            var cluster = site.cluster();
            create(cluster);
            var versions = versions(cluster);
            out.printf("  %d versions, %d clients that read and write%n", versions.size(), CLIENTS);
            out.printf("  %-62s %8s %10s %8s  %s%n", "migration", "ms", "others ms", "errors", "locks");
            return apply(cluster, versions, out) ? 0 : 1;
        }
    }

    private boolean apply(Cluster cluster, List<String> versions, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        var source = cluster.directUrl(Cluster.PRIMARY);
        var copy = new TableCopy(
                () -> DriverManager.getConnection(source, "postgres", cluster.password("superuser")),
                () -> DriverManager.getConnection(upgraded(source), "postgres", cluster.password("superuser")));
        try (var load = new TableLoad(
                () -> DriverManager.getConnection(upgraded(source), "stoa_owner", cluster.password("owner")),
                CLIENTS)) {
            for (var version : versions) {
                load.use(copy.fill());
                show(migrate(cluster, "--to", version), load, out);
            }
            load.use(copy.fill());
            show(migrate(cluster), load, out);
            out.printf(
                    Locale.ROOT,
                    "  %,d rows; %,d statements of clients meanwhile, %d failed; the longest took %d ms%n",
                    copy.rows(),
                    load.statements(),
                    load.failures(),
                    load.longestOfAll());
            load.complaints().forEach(complaint -> out.println("  failed: " + complaint));
            return load.failures() == 0;
        }
    }

    private static void show(List<JsonNode> applied, TableLoad load, PrintWriter out) {
        long longest = load.longest();
        long failures = load.failuresSince();
        for (var migration : applied) {
            var locks = new ArrayList<String>();
            migration
                    .path("locks")
                    .properties()
                    .forEach(lock ->
                            locks.add(lock.getKey() + " " + lock.getValue().asText()));
            out.printf(
                    Locale.ROOT,
                    "  %-62s %8d %10d %8d  %s%n",
                    migration.path("version").asText() + " "
                            + migration.path("description").asText(),
                    migration.path("milliseconds").asLong(),
                    longest,
                    failures,
                    String.join(", ", locks));
        }
        out.flush();
    }

    private static void create(Cluster cluster) throws SQLException, IOException {
        try (var superuser = cluster.superuser(Cluster.PRIMARY);
                var statement = superuser.createStatement()) {
            statement.execute("create database " + DATABASE);
            // The cluster lets nobody but the superuser into databases that it does not know.
            Files.writeString(
                    cluster.folder(Cluster.PRIMARY).resolve("pg_hba.conf"),
                    "host " + DATABASE + " stoa_owner,stoa_web 127.0.0.1/32 scram-sha-256\n",
                    StandardOpenOption.APPEND);
            statement.execute("select pg_reload_conf()");
        }
        try (var connection = DriverManager.getConnection(
                        upgraded(cluster.directUrl(Cluster.PRIMARY)), "postgres", cluster.password("superuser"));
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(root().resolve(ROLES)));
        }
    }

    private static Path root() {
        return Objects.requireNonNull(Path.of(System.getProperty("stoa.command", "./stoa"))
                .toAbsolutePath()
                .getParent());
    }

    /** The versions in their order; repeatable migrations come after all of them. */
    private static List<String> versions(Cluster cluster) throws IOException, InterruptedException {
        var versions = new ArrayList<String>();
        for (var pending : JSON.readTree(run(cluster, "--dry-run"))) {
            var name = pending.path("migration").asText();
            var file = name.substring(name.lastIndexOf('/') + 1);
            if (file.startsWith("V")) {
                versions.add(file.substring(1, file.indexOf("__")).replace('_', '.'));
            }
        }
        return versions;
    }

    private static List<JsonNode> migrate(Cluster cluster, String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(options));
        all.add("--anyway");
        var applied = new ArrayList<JsonNode>();
        JSON.readTree(run(cluster, all.toArray(String[]::new))).path("applied").forEach(applied::add);
        return applied;
    }

    /** What a run of {@code ./stoa db migrate --json} prints, on the database that is upgraded. */
    private static String run(Cluster cluster, String... options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("db", "migrate", "--json"));
        arguments.addAll(List.of(options));
        var environment = new HashMap<>(cluster.logins());
        environment.put("STOA_PRIMARY_URL", upgraded(cluster.directUrl(Cluster.PRIMARY)));
        return String.join("\n", StoaCommand.runOn(environment, arguments));
    }

    private static String upgraded(String url) {
        return url.replace("/stoa?", "/" + DATABASE + "?");
    }
}

package stoa.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * An embedded cluster that runs, as its data directory describes it ({@code cluster.properties},
 * {@code secrets.properties}). All of it listens on loopback.
 */
final class Cluster {
    static final String PRIMARY = "primary";
    static final String POOLER = "pgbouncer";
    private static final String OPTIONS = "?sslmode=disable&gssEncMode=disable&loginTimeout=10";

    private final Path data;
    private final Properties state;
    private final Properties secrets;

    private Cluster(Path data, Properties state, Properties secrets) {
        this.data = data;
        this.state = state;
        this.secrets = secrets;
    }

    /** Empty where the directory has no cluster, or none that runs. */
    static Optional<Cluster> running(Path data) throws IOException {
        var file = data.resolve("cluster.properties");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var state = properties(file);
        if (!Boolean.parseBoolean(state.getProperty("running"))
                || ProcessHandle.of(Long.parseLong(state.getProperty("pid", "0")))
                        .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Cluster(data, state, properties(data.resolve("secrets.properties"))));
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    Path folder(String part) {
        return data.resolve(part);
    }

    List<String> replicas() {
        var names = state.getProperty("replicas", "");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    boolean pooled() {
        return state.getProperty(POOLER) != null || state.getProperty("pooler") != null;
    }

    /** Such as 1.18.0; empty where clients connect directly. */
    Optional<String> poolerVersion() {
        return Optional.ofNullable(state.getProperty("pooler"));
    }

    boolean preparedThroughPooler() {
        return poolerVersion()
                .map(version -> {
                    var numbers = version.split("\\.", -1);
                    return Integer.parseInt(numbers[0]) > 1 || Integer.parseInt(numbers[1]) >= 21;
                })
                .orElse(true);
    }

    int port(String part) {
        return Integer.parseInt(state.getProperty("port." + part));
    }

    /** The process that listens for this part, which is the parent of its others. */
    long pid(String part) {
        return Long.parseLong(state.getProperty("pid." + part));
    }

    /** The logins with which a server or a command comes in from elsewhere, as environment variables. */
    Map<String, String> logins() {
        return Map.of(
                "STOA_DATABASE_USER",
                "stoa_web",
                "STOA_DATABASE_PASSWORD",
                password("web"),
                "STOA_OWNER_USER",
                "stoa_owner",
                "STOA_OWNER_PASSWORD",
                password("owner"));
    }

    String password(String role) {
        return secrets.getProperty(role);
    }

    /** Where the server's requests go: through the pooler where there is one. */
    String webUrl(String part) {
        if (!pooled()) {
            return directUrl(part);
        }
        var database = part.equals(PRIMARY) ? "stoa" : "stoa_" + part.replace('-', '_');
        return "jdbc:postgresql://127.0.0.1:" + port(POOLER) + "/" + database + OPTIONS;
    }

    String directUrl(String part) {
        return url(port(part));
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/stoa" + OPTIONS;
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(directUrl(PRIMARY), "stoa_owner", password("owner"));
    }

    /** Past the pooler. */
    Connection superuser(String part) throws SQLException {
        return DriverManager.getConnection(directUrl(part), "postgres", password("superuser"));
    }

    /** On every replica; it takes effect at once. */
    void delayReplicas(String delay) throws SQLException {
        for (var name : replicas()) {
            alterSystem(name, "recovery_min_apply_delay", delay);
        }
    }

    void alterSystem(String part, String setting, String value) throws SQLException {
        try (var connection = superuser(part);
                var statement = connection.createStatement()) {
            statement.execute("alter system set " + setting + " = '" + value.replace("'", "''") + "'");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** One value, asked by the superuser; empty for none. */
    String text(String part, String query) throws SQLException {
        try (var connection = superuser(part);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var value = result.next() ? result.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    /**
     * Asks again and again, on one connection, until something is so.
     *
     * @param condition a query of one boolean
     * @param pause between two times
     * @return whether it was so in time
     */
    boolean await(String part, String condition, Duration pause, Duration patience)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        try (var connection = superuser(part);
                var statement = connection.prepareStatement(condition)) {
            while (!isSo(statement)) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(pause);
            }
            return true;
        }
    }

    private static boolean isSo(PreparedStatement statement) throws SQLException {
        try (var result = statement.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }
}

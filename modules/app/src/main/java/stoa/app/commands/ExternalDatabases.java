package stoa.app.commands;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.db.cluster.DatabaseProbe;
import stoa.db.cluster.Endpoint;

/**
 * Databases that exist already, as environment variables name them: {@code STOA_PRIMARY_URL}, {@code STOA_REPLICA_URLS}
 * (separated by commas), {@code STOA_DIRECT_URL} (the primary past a pooler, as the owner). A URL is
 * {@code postgresql://user:password@host:port/database} or a JDBC one; users and passwords may stand in
 * {@code STOA_DATABASE_USER}, {@code STOA_DATABASE_PASSWORD}, {@code STOA_OWNER_USER} and {@code STOA_OWNER_PASSWORD}, and a
 * password in a file that the same name with {@code _FILE} names. Jobs use the login in {@code STOA_JOBS_USER} and
 * {@code STOA_JOBS_PASSWORD}, or else the server's. {@code STOA_POOLER_ADMIN_URL} (the console of PgBouncer, with
 * {@code STOA_POOLER_USER} and {@code STOA_POOLER_PASSWORD}) is told to RECONNECT after a migration.
 */
final class ExternalDatabases {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalDatabases.class);

    private final Map<String, String> environment;

    private ExternalDatabases(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Empty where the environment names none. */
    static Optional<Databases> fromEnvironment(Map<String, String> environment) {
        return new ExternalDatabases(environment).databases();
    }

    private Optional<Databases> databases() {
        var primary = environment.get("STOA_PRIMARY_URL");
        if (primary == null || primary.isBlank()) {
            if (environment.containsKey("STOA_REPLICA_URLS") || environment.containsKey("STOA_DIRECT_URL")) {
                throw new CommandFailure("STOA_PRIMARY_URL is not set, but STOA_REPLICA_URLS or STOA_DIRECT_URL is.");
            }
            return Optional.empty();
        }
        var direct = environment.getOrDefault("STOA_DIRECT_URL", primary);
        var web = endpoint("STOA_PRIMARY_URL", primary, "STOA_DATABASE");
        var replicas = Arrays.stream(
                        environment.getOrDefault("STOA_REPLICA_URLS", "").split(","))
                .map(String::trim)
                .filter(url -> !url.isEmpty())
                .map(url -> endpoint("STOA_REPLICA_URLS", url, "STOA_DATABASE"))
                .toList();
        var owner = environment.containsKey("STOA_OWNER_USER") || !direct.equals(primary)
                ? endpoint("STOA_DIRECT_URL", direct, "STOA_OWNER")
                : web;
        if (reached("STOA_DIRECT_URL", owner).pooled()) {
            LOG.warn(
                    "STOA_DIRECT_URL leads through a pooler: migrations hold a lock of their session, so name the primary"
                            + " itself there unless the pooler keeps sessions apart");
        }
        var probe = reached("STOA_PRIMARY_URL", web);
        return Optional.of(new Databases(
                owner,
                probe.fitted(web),
                jobs(web),
                replicas.stream().map(ExternalDatabases::replica).toList(),
                pooler(probe),
                listening(web, probe.pooled(), owner),
                web.toString(),
                null));
    }

    private Endpoint jobs(Endpoint web) {
        @Nullable String user = environment.get("STOA_JOBS_USER");
        return user == null || user.isBlank() ? web : new Endpoint(web.jdbcUrl(), user, password("STOA_JOBS"));
    }

    private PoolerNotice pooler(DatabaseProbe probe) {
        @Nullable String console = environment.get("STOA_POOLER_ADMIN_URL");
        if (console != null && !console.isBlank()) {
            return PoolerNotice.to(endpoint("STOA_POOLER_ADMIN_URL", console, "STOA_POOLER"));
        }
        return probe.pooled() ? PoolerNotice.OPERATOR : PoolerNotice.NOBODY;
    }

    /** The server's login past the pooler; LISTEN works through none. Without, the log is looked at every second. */
    private static List<Endpoint> listening(Endpoint web, boolean pooled, Endpoint owner) {
        if (!pooled) {
            return List.of(web);
        }
        return owner.equals(web) ? List.of() : List.of(new Endpoint(owner.jdbcUrl(), web.user(), web.password()));
    }

    private static DatabaseProbe reached(String variable, Endpoint endpoint) {
        try {
            return DatabaseProbe.of(endpoint);
        } catch (SQLException e) {
            throw new CommandFailure(variable + ": " + endpoint + " cannot be reached: " + e.getMessage());
        }
    }

    /** Without a replica the server serves from the primary, and takes the replica in when it comes. */
    private static Endpoint replica(Endpoint replica) {
        try {
            return DatabaseProbe.of(replica).fitted(replica);
        } catch (SQLException e) {
            LOG.warn("STOA_REPLICA_URLS: {} cannot be reached now: {}", replica, e.getMessage());
            return DatabaseProbe.unprepared(replica);
        }
    }

    private Endpoint endpoint(String variable, String url, String account) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new Endpoint(url, required(account + "_USER", variable), password(account));
        }
        try {
            var uri = new URI(url);
            if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
                    || uri.getHost() == null
                    || uri.getRawPath().length() < 2) {
                throw unreadable(variable);
            }
            var jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            var login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return new Endpoint(
                    jdbc,
                    login.length > 0 ? decode(login[0]) : required(account + "_USER", variable),
                    login.length > 1 ? decode(login[1]) : password(account));
        } catch (URISyntaxException e) {
            throw unreadable(variable);
        }
    }

    private static CommandFailure unreadable(String variable) {
        return new CommandFailure(
                variable + " cannot be read: expected postgresql://user:password@host:port/database or a JDBC URL.");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String required(String name, String variable) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new CommandFailure("Name the database user in " + variable + " or in " + name + ".");
        }
        return value;
    }

    private String password(String account) {
        @Nullable String file = environment.get(account + "_PASSWORD_FILE");
        if (file == null) {
            return environment.getOrDefault(account + "_PASSWORD", "");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new CommandFailure("The password file " + file + " cannot be read: name one that exists in " + account
                    + "_PASSWORD_FILE and that this user may read.");
        }
    }
}

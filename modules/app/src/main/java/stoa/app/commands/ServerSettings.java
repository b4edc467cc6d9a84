package stoa.app.commands;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import stoa.db.cluster.Endpoint;

/** Turns what a command was given into the configuration of the modules. */
final class ServerSettings {
    private static final String NO_PUBLIC_URL = "http://localhost";

    private ServerSettings() {}

    /** The modules without the web server. */
    static ApplicationContextBuilder commandLine(Databases databases, Path data) {
        var properties = database(databases);
        properties.put("stoa.url", NO_PUBLIC_URL);
        properties.put("stoa.data", data.toAbsolutePath().normalize().toString());
        properties.put("stoa.database.pool-size", 2);
        properties.put("stoa.events.consume", false);
        properties.put("stoa.jobs.run", false);
        return ApplicationContext.builder().deduceEnvironment(false).properties(properties);
    }

    /** The whole server. */
    static ApplicationContextBuilder server(Databases databases, Map<String, Object> settings) {
        var properties = database(databases);
        properties.putAll(settings);
        return ApplicationContext.builder().deduceEnvironment(false).properties(properties);
    }

    private static Map<String, Object> database(Databases databases) {
        var properties = new HashMap<String, Object>();
        properties.put("stoa.database.primary-url", databases.web().jdbcUrl());
        properties.put("stoa.database.user", databases.web().user());
        properties.put("stoa.database.password", databases.web().password());
        properties.put("stoa.database.jobs.user", databases.jobs().user());
        properties.put("stoa.database.jobs.password", databases.jobs().password());
        properties.put(
                "stoa.database.replica-urls",
                databases.replicas().stream().map(Endpoint::jdbcUrl).toList());
        properties.put(
                "stoa.events.listen-urls",
                databases.listening().stream().map(Endpoint::jdbcUrl).toList());
        return properties;
    }
}

package stoa.app.commands;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.app.demo.Demo;
import stoa.app.demo.Rehearsal;
import stoa.app.upkeep.OwnerDatabase;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.PoolerChoice;
import stoa.db.migration.Migrations;

/** {@code ./stoa run}: the databases, their migrations, the server, until it is told to stop. */
@Command(name = RunCommand.NAME, description = "Run the server.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    static final String NAME = "run";

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final int MAX_PORT = 65_535;
    private static final int ANY_PORT = -1;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "port to listen on (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "public base of every URL that is handed out (default: http://127.0.0.1:PORT)")
    private @Nullable String url;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            paramLabel = "N",
            description = "streaming replicas, 0 to 4 (default: ${DEFAULT-VALUE})")
    private int replicas;

    @Option(
            names = "--pooler",
            defaultValue = "pgbouncer",
            paramLabel = "pgbouncer|none",
            description = "what stands in front of PostgreSQL (default: ${DEFAULT-VALUE})")
    private String pooler = "pgbouncer";

    @Option(names = "--demo", description = "add a cast of people with posts, and say how to sign in")
    private boolean demo;

    @Option(
            names = "--dev",
            description = "for development and client test runs: no e-mail confirmation, password grant offered")
    private boolean dev;

    @Option(
            names = "--rehearse",
            hidden = true,
            description =
                    "ask for some pages on a port of its own, then stop: what the JVM learns by it quickens starts")
    private boolean rehearse;

    @Mixin
    private DataOption data = new DataOption();

    /** Opens when the server is to stop. */
    private final CountDownLatch asked = new CountDownLatch(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        check();
        if (!rehearse) {
            requireFreePort();
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped), "stop"));
        try (var databases = databases()) {
            databases.note().ifPresent(LOG::warn);
            if (wanted()) {
                migrate(databases);
            }
            if (wanted()) {
                try (var context = ServerSettings.server(databases, settings())
                        .singletons(new OwnerDatabase(
                                databases.owner(), data.folder().toAbsolutePath()))
                        .start()) {
                    serve(context);
                }
            }
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** Asked between the steps of a start, so that one that is not wanted any more does not go on for seconds. */
    private boolean wanted() {
        return asked.getCount() > 0;
    }

    private static void migrate(Databases databases) {
        var dangerous = Migrations.dangerous(databases.owner());
        if (!dangerous.isEmpty()) {
            throw new CommandFailure(dangerous.size()
                    + " pending migration(s) would stop tables that are large here. Nothing was applied: ./stoa db migrate"
                    + " says which and why, and ./stoa db migrate --anyway applies them at a quiet time.");
        }
        int number =
                databases.migrate(applied -> LOG.info("applied {} in {} ms", applied.name(), applied.milliseconds()));
        LOG.info("{}; {} migrations applied", databases.description(), number);
    }

    private void serve(ApplicationContext context) throws InterruptedException {
        var out = spec.commandLine().getOut();
        if (demo && wanted()) {
            context.getBean(Demo.class).perform(out);
        }
        if (!wanted()) {
            return;
        }
        var server = context.getBean(EmbeddedServer.class);
        try {
            server.start();
        } catch (ServerStartupException e) {
            throw new CommandFailure("The server cannot listen on " + host + " port " + port + ": "
                    + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()) + ".");
        }
        if (dev) {
            LOG.warn("--dev: e-mail addresses are not confirmed, the OAuth password grant is offered");
        }
        out.println("Stoa is ready: " + url());
        out.flush();
        if (rehearse) {
            context.getBean(Rehearsal.class).play(server.getURI());
        } else {
            asked.await();
        }
    }

    /** The JVM ends when this returns: it asks the server to stop and waits until all of it has. */
    private void stop(CountDownLatch stopped) {
        asked.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        if (port < 1 || port > MAX_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is between 1 and 65535, not " + port);
        }
        if (replicas < 0 || replicas > 4) {
            throw new ParameterException(spec.commandLine(), "--replicas is between 0 and 4, not " + replicas);
        }
        if (!pooler.matches("pgbouncer|none")) {
            throw new ParameterException(spec.commandLine(), "--pooler is pgbouncer or none, not " + pooler);
        }
        try {
            var uri = new URI(url());
            if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    || uri.getHost() == null
                    || (uri.getPath() != null && uri.getPath().length() > 1)) {
                throw new ParameterException(spec.commandLine(), "--url is like https://stoa.example, not " + url());
            }
        } catch (URISyntaxException e) {
            throw new ParameterException(spec.commandLine(), "--url is like https://stoa.example, not " + url());
        }
    }

    /** Said before anything is started, so that a second server does not first start a cluster. */
    private void requireFreePort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new CommandFailure("The server cannot listen on " + host + " port " + port + " (" + e.getMessage()
                    + "): stop what does, or choose another one with --port.");
        }
    }

    private Databases databases() {
        return ExternalDatabases.fromEnvironment(System.getenv())
                .orElseGet(() -> Databases.start(ClusterConfig.durable(data.folder())
                        .withReplicas(replicas)
                        .withPooler("none".equals(pooler) ? PoolerChoice.NONE : PoolerChoice.PGBOUNCER)));
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("micronaut.server.host", host);
        settings.put("micronaut.server.port", rehearse ? ANY_PORT : port);
        settings.put("stoa.url", url());
        settings.put("stoa.data", data.folder().toAbsolutePath().normalize().toString());
        settings.put("stoa.accounts.confirm-emails", !dev);
        settings.put("stoa.accounts.password-grant", dev);
        settings.put("stoa.rate-limits.spare-loopback", dev);
        return settings;
    }

    private String url() {
        return url == null ? "http://127.0.0.1:" + port : url;
    }
}

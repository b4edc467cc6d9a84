package stoa.platform.events;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.DatabaseConfig;

/**
 * Listens for what other instances tell, on one connection past the pooler. Without it, and while it is lost, events still
 * come at the next look at the log.
 */
@Singleton
final class NotificationListener {
    static final String CHANNEL = "stoa_events";
    static final String LOG = "log";
    static final String SHARING = "sharing";

    private static final Logger LOGGER = LoggerFactory.getLogger(NotificationListener.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LOOK_MILLISECONDS = 5_000;
    private static final String SECONDS = "5";

    private final EventsConfig config;
    private final DatabaseConfig database;
    private final EventSignals signals;
    private volatile boolean running;
    private volatile @Nullable Connection connection;
    private @Nullable Thread thread;

    NotificationListener(EventsConfig config, DatabaseConfig database, EventSignals signals) {
        this.config = config;
        this.database = database;
        this.signals = signals;
    }

    @EventListener
    void start(StartupEvent event) {
        if (config.consume() && !config.listening().isEmpty()) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("event listener").start(this::listen);
        }
    }

    @PreDestroy
    void stop() {
        running = false;
        var listening = thread;
        if (listening != null) {
            LockSupport.unpark(listening);
        }
        close();
    }

    /** Whether other instances are heard now. */
    boolean isListening() {
        return connection != null;
    }

    private void listen() {
        boolean complained = false;
        while (running) {
            try (var open = connect()) {
                connection = open;
                complained = false;
                // What was told before is not told again.
                signals.log().raise();
                signals.sharing().raise();
                hear(open);
            } catch (SQLException e) {
                if (running && !complained) {
                    LOGGER.warn(
                            "other instances are not heard, the log is looked at every {} ms: {}",
                            config.pollInterval().toMillis(),
                            e.getMessage());
                }
                complained = true;
            } finally {
                connection = null;
            }
            if (running) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void hear(Connection open) throws SQLException {
        var postgres = open.unwrap(PGConnection.class);
        while (running) {
            var told = postgres.getNotifications(LOOK_MILLISECONDS);
            if (told == null || told.length == 0) {
                // A connection that is gone says nothing either.
                try (var statement = open.createStatement()) {
                    statement.execute("/* platform.events */ select 1");
                }
                continue;
            }
            for (var one : told) {
                heard(one.getParameter());
            }
        }
    }

    private void heard(String what) {
        if (what.equals(SHARING)) {
            signals.sharing().raise();
        } else if (!what.equals(signals.news())) { // which it has known for longer
            signals.log().raise();
        }
    }

    /** The first of the servers that is the primary: LISTEN works on no other. */
    private Connection connect() throws SQLException {
        var failure = new SQLException("none of the servers is the primary");
        for (var url : config.listening()) {
            try {
                var opened = open(url);
                try (var statement = opened.createStatement()) {
                    statement.execute("/* platform.events */ listen " + CHANNEL);
                    return opened;
                } catch (SQLException e) {
                    opened.close();
                    throw e;
                }
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private Connection open(String url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "stoa events");
        var opened = new Driver().connect(url, properties);
        if (opened == null) {
            throw new SQLException("not a PostgreSQL URL: " + url);
        }
        return opened;
    }

    private void close() {
        var open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOGGER.debug("closing the listener's connection", e);
            }
        }
    }
}

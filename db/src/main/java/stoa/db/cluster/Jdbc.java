package stoa.db.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connections to the servers on this machine. */
final class Jdbc {
    static final String DATABASE = "stoa";
    // Both ends are one machine: encryption would be negotiated on each connection and protect nothing.
    private static final String LOOPBACK = "sslmode=disable&gssEncMode=disable";

    private Jdbc() {}

    static String url(int port, String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database + "?" + LOOPBACK;
    }

    /**
     * Connects as soon as the server lets us.
     *
     * @param alive asked between attempts, so that a server that died is not waited for
     * @param failure what to say when it died or the time is over
     */
    static Connection await(
            Endpoint endpoint, Duration patience, BooleanSupplier alive, Supplier<ClusterException> failure) {
        Polling deadline = Polling.within(patience);
        @Nullable SQLException last;
        do {
            try {
                return endpoint.connect();
            } catch (SQLException e) {
                last = e;
            }
        } while (alive.getAsBoolean() && deadline.again());
        ClusterException fault = failure.get();
        fault.addSuppressed(last);
        throw fault;
    }
}

package stoa.db.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports: chosen once per data directory, and again only when somebody else has taken one. */
final class Ports {
    static final String HOST = "127.0.0.1";
    // Below the range from which Linux gives ports to outgoing connections, and above the well-known servers.
    private static final int FIRST = 20_000;
    private static final int LAST = 29_999;
    private static final int ATTEMPTS = 1000;

    private final Set<Integer> given = new HashSet<>();

    /** The port of the last run if it is still free, or else another one. */
    int keepOrChoose(int last) {
        if (last > 0 && free(last) && given.add(last)) {
            return last;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (free(port) && given.add(port)) {
                return port;
            }
        }
        throw new ClusterException("No port between " + FIRST + " and " + LAST + " is free on " + HOST + ".");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether somebody accepts connections there. */
    static boolean open(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

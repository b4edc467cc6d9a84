package stoa.platform.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and PostgreSQL and counts what really goes over the wire (frontend/backend protocol 3): each
 * statement comes in a Parse or Query message, and a round trip is whatever the client sends after the server was ready. An
 * empty statement is left out: with it a pool asks a connection that was idle for half a second whether it still is one.
 */
public final class CountingProxy implements AutoCloseable {
    private static final int LENGTH_BYTES = 4;

    /** A client that leaves waits for no answer. */
    private static final int TERMINATE = 'X';

    /** Parse, Bind, Describe, Execute and Close: a Sync comes after them. */
    private static final String PIPELINED = "PBDEC";

    private final ServerSocket listening;
    private final int port;
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final AtomicInteger roundTrips = new AtomicInteger();

    private CountingProxy(ServerSocket listening, int port) {
        this.listening = listening;
        this.port = port;
        start(this::accept);
    }

    /** In front of a server on this machine. */
    public static CountingProxy before(int port) {
        try {
            return new CountingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** What goes over the wire while some work runs, on whatever connection. */
    public Traffic during(Runnable work) {
        statements.clear();
        roundTrips.set(0);
        work.run();
        return new Traffic(roundTrips.get(), List.copyOf(statements));
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                var ready = new AtomicBoolean();
                start(() -> forward(client, server, ready));
                start(() -> back(server, client, ready));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void start(Runnable work) {
        Thread.ofVirtual().start(work);
    }

    private void forward(Socket client, Socket server, AtomicBoolean ready) {
        try (client;
                server;
                var from = input(client);
                var to = output(server)) {
            int length = from.readInt();
            to.writeInt(length);
            to.write(from.readNBytes(length - LENGTH_BYTES));
            to.flush();
            while (true) {
                int type = from.readUnsignedByte();
                boolean begins = ready.getAndSet(false) && type != TERMINATE;
                var body = from.readNBytes(from.readInt() - LENGTH_BYTES);
                var statement = statement(type, body);
                boolean empty = "".equals(statement);
                if (begins && !empty) {
                    roundTrips.incrementAndGet();
                }
                if (statement != null && !empty) {
                    statements.add(statement);
                }
                write(type, body, to);
                if (waits(type, statement)) {
                    to.flush();
                }
            }
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    private void back(Socket server, Socket client, AtomicBoolean ready) {
        try (client;
                server;
                var from = input(server);
                var to = output(client)) {
            while (true) {
                int type = from.readUnsignedByte();
                if (type == 'Z') {
                    ready.set(true); // before the client learns of it, and may go on
                }
                write(type, from.readNBytes(from.readInt() - LENGTH_BYTES), to);
                if (from.available() == 0) {
                    to.flush();
                }
            }
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    private static void write(int type, byte[] body, DataOutputStream to) throws IOException {
        to.writeByte(type);
        to.writeInt(body.length + LENGTH_BYTES);
        to.write(body);
    }

    /**
     * Whether the client waits for an answer now. Until then the server gets nothing, so that it is not ready in between, and
     * whoever waits for the answer to a BEGIN waits for ever.
     */
    private static boolean waits(int type, @Nullable String statement) {
        return PIPELINED.indexOf(type) < 0 && !"BEGIN".equals(statement);
    }

    /** The text in a Query or Parse message; null in others. */
    private static @Nullable String statement(int type, byte[] body) {
        return switch (type) {
            case 'Q' -> text(body, 0);
            case 'P' -> text(body, text(body, 0).length() + 1);
            default -> null;
        };
    }

    private static String text(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.UTF_8);
    }

    private static DataInputStream input(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static DataOutputStream output(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What went over the wire.
     *
     * @param roundTrips how often the client waited for the server
     * @param statements in the order in which they were sent
     */
    public record Traffic(int roundTrips, List<String> statements) {}
}

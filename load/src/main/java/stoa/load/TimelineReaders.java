package stoa.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Connections of the server's login that read home timelines in one statement each, one after the other.
 *
 * @param url JDBC URL without settings about prepared statements
 * @param accounts whose timelines are read
 * @param think pause of each connection between two reads; zero for none
 */
record TimelineReaders(String url, String password, boolean prepared, List<Long> accounts, Duration think) {
    private static final int OPENING_AT_ONCE = 16;
    private static final String SQL = sql();

    private static String sql() {
        try (var stream = Objects.requireNonNull(TimelineReaders.class.getResourceAsStream("timeline.sql"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens them, lets all of them read for a time, and closes them. What was refused is counted as an error of opening. */
    Result read(int connections, Duration time) throws InterruptedException {
        var tally = new Tally();
        var opened = new AtomicInteger();
        var nanos = new AtomicLong();
        var ready = new CountDownLatch(connections);
        var go = new CountDownLatch(1);
        // Each handshake computes a SCRAM proof; all of them at once would wait for the processor and time out.
        var opening = new Semaphore(OPENING_AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                int number = i;
                var unused = threads.submit(() -> {
                    opening.acquireUninterruptibly();
                    boolean waiting = true;
                    try (var connection = open()) {
                        opening.release();
                        opened.incrementAndGet();
                        waiting = false;
                        ready.countDown();
                        go.await();
                        loop(connection, number, nanos.get(), tally);
                    } catch (SQLException e) {
                        if (waiting) {
                            opening.release();
                            ready.countDown();
                        }
                        tally.failed(waiting ? "opening" : "read", kind(e));
                    }
                    return null;
                });
            }
            try {
                ready.await();
                nanos.set(System.nanoTime() + time.toNanos());
                go.countDown();
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        return new Result(opened.get(), tally, time);
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url + "&prepareThreshold=" + (prepared ? 1 : 0), "stoa_web", password);
    }

    private void loop(Connection connection, int number, long end, Tally tally) throws SQLException {
        try (var query = connection.prepareStatement(SQL)) {
            for (int i = number;
                    System.nanoTime() < end && !Thread.currentThread().isInterrupted();
                    i++) {
                long account = accounts.get(i % accounts.size());
                query.setLong(1, account);
                query.setLong(2, account);
                long began = System.nanoTime();
                try (var result = query.executeQuery()) {
                    while (result.next()) {
                        Objects.requireNonNull(result.getString(3));
                    }
                    tally.answered("read", "", System.nanoTime() - began);
                } catch (SQLException e) {
                    tally.failed("read", kind(e));
                    if (!connection.isValid(1)) {
                        throw e;
                    }
                }
                if (!think.isZero()) {
                    LockSupport.parkNanos(think.toNanos());
                }
            }
        }
    }

    private static String kind(SQLException e) {
        return e.getSQLState() == null ? e.getClass().getSimpleName() : e.getSQLState();
    }

    /** @param opened connections that got through */
    record Result(int opened, Tally tally, Duration time) {
        double perSecond() {
            return tally.answers() * 1e9 / time.toNanos();
        }
    }
}

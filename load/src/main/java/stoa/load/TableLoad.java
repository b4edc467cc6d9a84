package stoa.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Clients that read and write rows of tables by their primary keys, one statement after the other, with short pauses. Writing
 * leaves a row as it is, and takes the locks of a change.
 */
final class TableLoad implements AutoCloseable {
    private static final int ROWS = 200;
    private static final int PAUSE_MILLISECONDS = 4;
    private final Opening opening;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong longestOfAll = new AtomicLong();
    private final Set<String> complaints = new ConcurrentSkipListSet<>();
    private volatile List<String> prepared = List.of();
    private volatile boolean stopped;
    private long failuresBefore;

    TableLoad(Opening opening, int clients) {
        this.opening = opening;
        for (int i = 0; i < clients; i++) {
            this.clients.add(Thread.ofPlatform().start(this::work));
        }
    }

    /** These tables from now on. */
    void use(List<String> tables) throws SQLException {
        var next = new ArrayList<String>();
        try (var connection = opening.open();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                var key = key(statement, table);
                if (key.isEmpty()) {
                    continue;
                }
                var columns = List.of(key.split(", ", -1));
                var literals = columns.stream()
                        .map(column -> "quote_literal(" + column + ")")
                        .collect(Collectors.joining(" || ', ' || "));
                var column = column(statement, table);
                var change = " set " + column + " = " + column;
                try (var rows = statement.executeQuery("select " + literals + " from " + table + " limit " + ROWS)) {
                    while (rows.next()) {
                        var one = " where (" + key + ") = (" + rows.getString(1) + ")";
                        next.add("select * from " + table + one);
                        next.add("update " + table + change + one);
                    }
                }
            }
        }
        prepared = List.copyOf(next);
    }

    /** The columns of the primary key, separated by commas; empty where there is none. */
    private static String key(Statement statement, String table) throws SQLException {
        try (var result = statement.executeQuery("""
                select coalesce(string_agg(quote_ident(a.attname), ', ' order by a.attnum), '')
                from pg_index i
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                where i.indrelid = '%s'::regclass and i.indisprimary""".formatted(table))) {
            return result.next() ? result.getString(1) : "";
        }
    }

    /** One that may be set. */
    private static String column(Statement statement, String table) throws SQLException {
        try (var result = statement.executeQuery("""
                select quote_ident(attname)
                from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
                order by attnum
                limit 1""".formatted(table))) {
            result.next();
            return result.getString(1);
        }
    }

    private void work() {
        while (!stopped) {
            try (var connection = opening.open()) {
                work(connection);
            } catch (SQLException e) {
                fail(e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void work(Connection connection) throws SQLException, InterruptedException {
        try (var statement = connection.createStatement()) {
            while (!stopped) {
                var some = prepared;
                if (!some.isEmpty()) {
                    var sql = some.get(ThreadLocalRandom.current().nextInt(some.size()));
                    long began = System.nanoTime();
                    try {
                        statement.execute(sql);
                    } catch (SQLException e) {
                        fail(e);
                    }
                    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                    longest.accumulateAndGet(took, Math::max);
                    longestOfAll.accumulateAndGet(took, Math::max);
                    statements.incrementAndGet();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            }
        }
    }

    private void fail(SQLException failure) {
        failures.incrementAndGet();
        complaints.add(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }

    long statements() {
        return statements.get();
    }

    long failures() {
        return failures.get();
    }

    /** What they were told, each once. */
    Set<String> complaints() {
        return Set.copyOf(complaints);
    }

    /** In milliseconds, since this was asked last. */
    long longest() {
        return longest.getAndSet(0);
    }

    long longestOfAll() {
        return longestOfAll.get();
    }

    /** Since this was asked last. */
    long failuresSince() {
        long now = failures.get();
        long since = now - failuresBefore;
        failuresBefore = now;
        return since;
    }

    @Override
    public void close() {
        stopped = true;
        clients.forEach(Thread::interrupt);
        for (var client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pairs of a write and a read of the same account, each through the server after the one before; how many of the reads did not
 * show the write. Some people at a time, who echo nothing.
 */
final class OwnWrites {
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final List<Server> servers;
    private final List<LoadUsers.User> people;
    private final int pairs;
    private final PrintWriter out;

    OwnWrites(List<Server> servers, List<LoadUsers.User> people, int pairs, PrintWriter out) {
        this.servers = servers;
        this.people = people;
        this.pairs = pairs;
        this.out = out;
    }

    static List<LoadUsers.User> signUp(Server server, int number) throws IOException, InterruptedException {
        var people = new ArrayList<LoadUsers.User>();
        for (int i = 0; i < number; i++) {
            people.add(LoadUsers.signUp(server));
        }
        return people;
    }

    /** Prints its figure, also when it is interrupted: then of the pairs until then. */
    int run(String delay) throws IOException, InterruptedException {
        var taken = new AtomicInteger();
        var missed = new AtomicInteger();
        var tally = new Tally();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        var progress = new Progress(out, "delay " + delay);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var person : people) {
                running.add(threads.submit(() -> {
                    int pair = taken.getAndIncrement();
                    while (pair < pairs && System.nanoTime() < deadline) {
                        missed.addAndGet(pair(pair, person, tally) ? 0 : 1);
                        progress.at((double) pair / pairs, pair + " pairs, " + missed + " missed");
                        pair = taken.getAndIncrement();
                    }
                    return null;
                }));
            }
            try {
                for (var one : running) {
                    one.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                threads.shutdownNow();
                rethrow(e);
            }
        } finally {
            progress.done();
            print(delay, tally, missed.get());
        }
        return missed.get();
    }

    private static void rethrow(Exception e) throws IOException, InterruptedException {
        if (e instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        throw new IOException(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
    }

    private boolean pair(int number, LoadUsers.User person, Tally tally) throws IOException, InterruptedException {
        var write = servers.get(number % servers.size())
                .post("/api/v1/statuses", person.token(), Map.of("status", "pair " + number));
        var id = write.json().get("id").asText();
        var read = servers.get((number + 1) % servers.size()).get("/api/v1/timelines/home?limit=1", person.token());
        var newest = read.json().path(0).path("id").asText();
        tally.answered("write", "", write.nanos());
        tally.answered("read", read.source(), read.nanos());
        return newest.equals(id);
    }

    private void print(String delay, Tally tally, int missed) {
        out.printf(
                Locale.ROOT,
                "delay %s: %d pairs over %d server(s), %d stale reads%n",
                delay,
                tally.answers() / 2,
                servers.size(),
                missed);
        tally.print(out);
    }
}

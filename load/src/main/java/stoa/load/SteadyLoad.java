package stoa.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Constant reads and writes, whatever becomes of those before, while something is done to the databases. Reads: home timelines,
 * at a rate, the servers in turn. Writes: each person posts through one server, and, once that is acknowledged, reads through
 * the next and must find it. Remembers what was acknowledged and when.
 */
final class SteadyLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Server> servers;
    private final List<LoadUsers.User> people;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    private SteadyLoad(List<Server> servers, List<LoadUsers.User> people) {
        this.servers = servers;
        this.people = people;
    }

    /** Each of the people also writes {@code writes / people} times a second. */
    static SteadyLoad start(Site site, List<LoadUsers.User> people, int readsPerSecond, int writesPerSecond) {
        var load = new SteadyLoad(
                site.urls().stream().map(url -> new Server(url, PATIENCE)).toList(), people);
        load.every(Duration.ofSeconds(1).dividedBy(readsPerSecond), load::read);
        load.every(Duration.ofSeconds(1).dividedBy(writesPerSecond), load::pair);
        return load;
    }

    private void every(Duration interval, Request request) {
        var turn = new AtomicInteger();
        var unused = clock.scheduleAtFixedRate(
                () -> {
                    var unused2 = requests.submit(() -> {
                        request.make(turn.getAndIncrement());
                        return null;
                    });
                },
                0,
                interval.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void read(int number) throws InterruptedException {
        var person = people.get(number % people.size());
        attempt("read", number, "/api/v1/timelines/home?limit=5", person);
    }

    private void pair(int number) throws InterruptedException {
        var person = people.get(number % people.size());
        var server = number % servers.size();
        long began = System.nanoTime();
        try {
            var answer =
                    servers.get(server).post("/api/v1/statuses", person.token(), Map.of("status", "steady " + number));
            var id = answer.status() == 200 ? answer.json().get("id").asText() : "";
            outcomes.add(new Outcome("write", server, began, System.nanoTime(), kind(answer), id, ""));
            if (!id.isEmpty()) {
                var read = attempt("own read", number + 1, "/api/v1/timelines/home?limit=40", person);
                outcomes.add(new Outcome("pair", server, began, System.nanoTime(), verdict(read, id), id, ""));
            }
        } catch (IOException e) {
            outcomes.add(new Outcome("write", server, began, System.nanoTime(), kind(e), "", ""));
        }
    }

    /** Others write as the same person, so the status is looked for on the whole page. */
    private static String verdict(List<String> shown, String id) {
        return shown.isEmpty() ? "unread" : shown.contains(id) ? "" : "missed";
    }

    /** @return the ids that were shown; none where it failed */
    private List<String> attempt(String act, int number, String path, LoadUsers.User person)
            throws InterruptedException {
        var server = number % servers.size();
        long began = System.nanoTime();
        var shown = new ArrayList<String>();
        try {
            var answer = servers.get(server).get(path, person.token());
            if (answer.status() == 200) {
                answer.json().forEach(status -> shown.add(status.get("id").asText()));
            }
            outcomes.add(new Outcome(act, server, began, System.nanoTime(), kind(answer), "", answer.source()));
        } catch (IOException e) {
            outcomes.add(new Outcome(act, server, began, System.nanoTime(), kind(e), "", ""));
        }
        return shown;
    }

    private static String kind(Server.Answer answer) {
        return answer.status() == 200 ? "" : Integer.toString(answer.status());
    }

    private static String kind(IOException e) {
        return e.getClass().getSimpleName();
    }

    /** Until now. */
    Observations observed() {
        return new Observations(List.copyOf(outcomes));
    }

    /** Makes no more requests and waits for those that were made. */
    @Override
    public void close() {
        clock.shutdownNow();
        requests.close();
    }

    private interface Request {
        void make(int number) throws InterruptedException;
    }

    /**
     * @param error empty where it went well
     * @param id of the status that was written
     * @param source where it was read
     */
    record Outcome(String act, int server, long began, long ended, String error, String id, String source) {
        boolean good() {
            return error.isEmpty();
        }

        boolean reads() {
            return act.endsWith("read");
        }
    }

    /** What came of a load. */
    record Observations(List<Outcome> outcomes) {
        Observations since(long nanoTime) {
            return new Observations(
                    outcomes.stream().filter(one -> one.began() >= nanoTime).toList());
        }

        Observations reads() {
            return new Observations(outcomes.stream().filter(Outcome::reads).toList());
        }

        Observations of(String act) {
            return new Observations(
                    outcomes.stream().filter(one -> one.act().equals(act)).toList());
        }

        Observations onServer(int server) {
            return new Observations(
                    outcomes.stream().filter(one -> one.server() == server).toList());
        }

        Observations good() {
            return new Observations(outcomes.stream().filter(Outcome::good).toList());
        }

        Tally tally() {
            var tally = new Tally();
            for (var one : outcomes) {
                if (one.good()) {
                    tally.answered(one.act(), one.reads() ? one.source() : "", one.ended() - one.began());
                } else {
                    tally.failed(one.act(), one.error());
                }
            }
            return tally;
        }

        /** The longest time without a good answer, between the two instants; each server by itself, and the worst counts. */
        Duration longestGap(long from, long until) {
            long longest = 0;
            int servers = 1 + outcomes.stream().mapToInt(Outcome::server).max().orElse(0);
            for (int server = 0; server < servers; server++) {
                long last = from;
                var ends = onServer(server).good().outcomes().stream()
                        .mapToLong(Outcome::ended)
                        .filter(end -> end >= from && end <= until)
                        .sorted()
                        .toArray();
                for (long end : ends) {
                    longest = Math.max(longest, end - last);
                    last = end;
                }
                longest = Math.max(longest, until - last);
            }
            return Duration.ofNanos(longest);
        }
    }
}

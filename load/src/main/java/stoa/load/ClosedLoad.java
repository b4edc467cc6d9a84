package stoa.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A closed model: connections that each ask again as soon as they are answered, so that the server decides how much there is to do.
 * It says what a server can carry; how long people wait at a rate is for {@link OpenLoad}.
 */
final class ClosedLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI url;
    private final Requests requests;

    ClosedLoad(URI url, Requests requests) {
        this.url = url;
        this.requests = requests;
    }

    /** Opens the connections, and lets all of them ask for a time; a connection that breaks is counted and opened again. */
    Result run(int connections, Duration time) throws InterruptedException {
        var tally = new Tally();
        var go = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    return;
                }
                while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                    ask(end, tally);
                }
            }));
        }
        long began = System.nanoTime();
        go.countDown();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            throw e;
        }
        return new Result(connections, tally, Duration.ofNanos(System.nanoTime() - began));
    }

    private void ask(long end, Tally tally) {
        try (var wire = new Wire(url, PATIENCE)) {
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                var request = requests.next(wire, ThreadLocalRandom.current().nextInt(1 << 30));
                long began = System.nanoTime();
                int status = wire.ask(request);
                if (status == 200) {
                    tally.answered("request", wire.source(), System.nanoTime() - began);
                } else {
                    tally.failed("request", Integer.toString(status));
                }
            }
        } catch (IOException e) {
            tally.failed("request", e.getClass().getSimpleName());
        }
    }

    /** What is asked next. */
    interface Requests {
        /** @param random not negative */
        byte[] next(Wire wire, int random);

        /** The home timeline of any of these. */
        static Requests home(List<LoadUsers.User> people) {
            return (wire, random) -> wire.get(
                    "/api/v1/timelines/home", people.get(random % people.size()).token());
        }

        /** Any of these pages, as of their readers. */
        static Requests pages(List<Page> pages) {
            return (wire, random) -> {
                var page = pages.get(random % pages.size());
                return wire.get(page.path(), page.reader().token());
            };
        }

        /** What a stranger sees first. */
        static Requests ofPublic() {
            return (wire, random) -> wire.get("/api/v1/timelines/public", "");
        }

        /** A short post of any of these, each with a text of its own. */
        static Requests post(List<LoadUsers.User> people) {
            return (wire, random) -> wire.post(
                    "/api/v1/statuses", people.get(random % people.size()).token(), "status=load+" + random);
        }
    }

    /** What one reader asks for. */
    record Page(String path, LoadUsers.User reader) {}

    /** @param time from the first request to the last answer */
    record Result(int connections, Tally tally, Duration time) {
        double perSecond() {
            return tally.answers() * 1e9 / time.toNanos();
        }
    }
}

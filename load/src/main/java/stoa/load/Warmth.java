package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The first thousands of requests of a JVM take many times what later ones do; they are made before anything is measured. */
final class Warmth {
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final int READS_PER_WRITE = 10;

    private Warmth() {}

    /** Home timelines and posts. */
    static void of(List<URI> urls, List<LoadUsers.User> people, PrintWriter out)
            throws IOException, InterruptedException {
        of(urls, out, (server, number) -> {
            var token = people.get(number % people.size()).token();
            if (number % READS_PER_WRITE == 0) {
                server.post("/api/v1/statuses", token, Map.of("status", "warm " + number));
            } else {
                server.get("/api/v1/timelines/home?limit=40", token);
            }
        });
    }

    /** All that the plan asks for, in turn; nothing of it is counted. */
    static void of(LoadPlan plan, PrintWriter out) throws IOException, InterruptedException {
        var shares = plan.mix().shares();
        of(plan.urls(), out, (server, number) -> {
            var act = shares.get(number % shares.size()).act();
            var token = plan.anyUser().token();
            if (act.writes()) {
                server.post(act.path(plan), token, Map.of("status", "warm " + number));
            } else {
                server.get(act.path(plan), token);
            }
        });
    }

    private static void of(List<URI> urls, PrintWriter out, Request request) throws IOException, InterruptedException {
        var servers = urls.stream().map(Server::new).toList();
        var progress = new Progress(out, "warming up");
        long began = System.nanoTime();
        for (int i = 0; System.nanoTime() - began < TIME.toNanos(); i++) {
            for (var server : servers) {
                request.make(server, i);
            }
            progress.at((double) (System.nanoTime() - began) / TIME.toNanos(), i * servers.size() + " requests");
        }
        progress.done();
    }

    private interface Request {
        void make(Server server, int number) throws IOException, InterruptedException;
    }
}

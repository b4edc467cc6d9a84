package stoa.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load kills}: one of two servers is killed again and again while people post, and afterwards nothing that was
 * acknowledged is missing anywhere: not in a feed, not among the notifications, and nothing twice.
 */
@Command(
        name = "kills",
        description = "Kill a server (kill -9) at random moments under load, and look for what is missing afterwards.",
        mixinStandardHelpOptions = true)
final class KillsCommand implements Callable<Integer> {
    private static final int AUTHORS = 4;
    private static final int FANS = 500;
    private static final int READERS = 5;
    private static final int POSTS_PER_SECOND = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    @Option(
            names = "--times",
            defaultValue = "50",
            paramLabel = "N",
            description = "how often it is killed, 1 to 500 (default: ${DEFAULT-VALUE})")
    private int times;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (times < 1 || times > 500) {
            throw new IllegalArgumentException("--times is between 1 and 500, not " + times);
        }
        var out = spec.commandLine().getOut();
        // Few followers in one statement, so that the rest is left to jobs.
        var environment = Map.of("STOA_HOME_FEEDS_FOLLOWERS_AT_ONCE", "100");
        try (var site = Site.start(out, 1, 1, environment)) {
            DataSet.small(site.urls().getFirst()).create(site.cluster().owner(), out);
            site.add(1, environment);
            var server = new Server(site.urls().getFirst());
            var followers = new Followers(site.cluster());
            var readers = new ArrayList<Reader>();
            for (int i = 0; i < READERS; i++) {
                readers.add(reader(server));
            }
            var authors = new ArrayList<LoadUsers.User>();
            for (int i = 0; i < AUTHORS; i++) {
                var author = LoadUsers.signUp(server);
                followers.giveActive(author, FANS);
                for (var reader : readers) {
                    server.post(
                                    "/api/v1/accounts/" + author.account() + "/follow",
                                    reader.user().token(),
                                    Map.of())
                            .json();
                }
                authors.add(author);
            }
            var posted = killUnderLoad(site, authors, readers, environment, out);
            return judge(site, followers, readers, posted, out) ? 0 : 1;
        }
    }

    private static Reader reader(Server server) throws IOException, InterruptedException {
        var user = LoadUsers.signUp(server);
        var name = server.get("/api/v1/accounts/verify_credentials", user.token())
                .json()
                .get("username")
                .asText();
        return new Reader(user, name);
    }

    /** @return what was acknowledged: the statuses of each author, and whom each mentions */
    private Posted killUnderLoad(
            Site site,
            List<LoadUsers.User> authors,
            List<Reader> readers,
            Map<String, String> environment,
            PrintWriter out)
            throws IOException, InterruptedException {
        var posted = new Posted(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicInteger());
        var turn = new AtomicInteger();
        var progress = new Progress(out, "kills");
        try (var clock = Executors.newScheduledThreadPool(AUTHORS)) {
            var posting = clock.scheduleAtFixedRate(
                    () -> post(site, authors, readers, turn.getAndIncrement(), posted),
                    0,
                    TimeUnit.SECONDS.toMicros(1) / POSTS_PER_SECOND,
                    TimeUnit.MICROSECONDS);
            try {
                for (int i = 0; i < times; i++) {
                    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1500));
                    site.killLast();
                    site.replaceLast(environment);
                    progress.at((double) (i + 1) / times, (i + 1) + " of " + times);
                }
            } finally {
                posting.cancel(false);
                progress.done();
            }
        }
        return posted;
    }

    private static void post(Site site, List<LoadUsers.User> authors, List<Reader> readers, int turn, Posted posted) {
        var urls = site.urls();
        var author = authors.get(turn % authors.size());
        var reader = readers.get(turn % readers.size());
        try {
            // Most through the one that dies.
            var server = new Server(urls.get(turn % 3 == 0 ? 0 : urls.size() - 1), PATIENCE);
            long id = server.post(
                            "/api/v1/statuses",
                            author.token(),
                            Map.of("status", "@" + reader.name() + " number " + turn))
                    .json()
                    .get("id")
                    .asLong();
            posted.byAuthor()
                    .computeIfAbsent(author, key -> ConcurrentHashMap.newKeySet())
                    .add(id);
            posted.byReader()
                    .computeIfAbsent(reader, key -> ConcurrentHashMap.newKeySet())
                    .add(id);
        } catch (IOException unacknowledged) {
            posted.failures().incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing is missing any more; what still is after the time to catch up is lost. */
    private static boolean judge(Site site, Followers followers, List<Reader> readers, Posted posted, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        int acknowledged =
                posted.byAuthor().values().stream().mapToInt(Set::size).sum();
        long began = System.nanoTime();
        var found = look(site, followers, readers, posted);
        while (found.lacks() && System.nanoTime() - began < CATCH_UP.toNanos()) {
            TimeUnit.SECONDS.sleep(1);
            found = look(site, followers, readers, posted);
        }
        out.printf(
                "  %d posts acknowledged, %d refused or cut off; caught up %s after the last kill%n",
                acknowledged,
                posted.failures().get(),
                found.lacks() ? "NOT" : Times.inSeconds(Duration.ofNanos(System.nanoTime() - began)));
        out.printf(
                "  feed entries missing: %d; at home unseen: %d, twice: %d; mentions not told: %d, told twice: %d; parked: %d%n",
                found.entries(), found.unseen(), found.twice(), found.untold(), found.toldTwice(), found.parked());
        out.flush();
        return !found.lacks() && found.twice() + found.toldTwice() + found.parked() == 0 && acknowledged > 0;
    }

    private static Found look(Site site, Followers followers, List<Reader> readers, Posted posted)
            throws IOException, InterruptedException, SQLException {
        long entries = 0;
        for (var author : posted.byAuthor().entrySet()) {
            entries += followers.lacking(author.getKey(), List.copyOf(author.getValue()));
        }
        var server = new Server(site.urls().getFirst());
        var all = new HashSet<Long>();
        posted.byAuthor().values().forEach(all::addAll);
        int unseen = 0;
        int twice = 0;
        int untold = 0;
        int toldTwice = 0;
        for (var reader : readers) {
            var home = walk(server, reader.user(), "/api/v1/timelines/home?limit=40", status -> status);
            unseen += missing(all, home);
            twice += repeated(home);
            var told = walk(
                    server,
                    reader.user(),
                    "/api/v1/notifications?limit=80&types[]=mention",
                    notification -> notification.path("status"));
            untold += missing(posted.byReader().getOrDefault(reader, Set.of()), told);
            toldTwice += repeated(told);
        }
        var parked = site.cluster()
                .text(
                        Cluster.PRIMARY,
                        "select (select count(*) from platform.parked_event) + (select count(*) from platform.parked_job)");
        return new Found(entries, unseen, twice, untold, toldTwice, Integer.parseInt(parked));
    }

    /** The ids of all statuses on all pages. */
    private static List<Long> walk(Server server, LoadUsers.User reader, String path, Shown shown)
            throws IOException, InterruptedException {
        var ids = new ArrayList<Long>();
        var next = path;
        while (true) {
            var items = server.get(next, reader.token()).json();
            for (var item : items) {
                ids.add(shown.status(item).path("id").asLong());
            }
            if (items.isEmpty()) {
                return ids;
            }
            next = path + "&max_id=" + items.get(items.size() - 1).path("id").asText();
        }
    }

    private static int missing(Set<Long> wanted, List<Long> seen) {
        var left = new HashSet<>(wanted);
        left.removeAll(new HashSet<>(seen));
        return left.size();
    }

    private static int repeated(List<Long> seen) {
        var times = new HashMap<Long, Integer>();
        seen.forEach(id -> times.merge(id, 1, Integer::sum));
        return (int) times.values().stream().filter(n -> n > 1).count();
    }

    /** Where a status is in an item of a list. */
    private interface Shown {
        JsonNode status(JsonNode item);
    }

    /** What is missing, and what is there twice. */
    private record Found(long entries, int unseen, int twice, int untold, int toldTwice, int parked) {
        boolean lacks() {
            return entries + unseen + untold > 0;
        }
    }

    private record Reader(LoadUsers.User user, String name) {}

    private record Posted(
            Map<LoadUsers.User, Set<Long>> byAuthor, Map<Reader, Set<Long>> byReader, AtomicInteger failures) {}
}

package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load feeds}: what posting costs people with few and with many followers, when it has reached all of them, how
 * quickly entries are written beside a plain statement, and how long home timelines take of who follows few and many.
 */
@Command(
        name = "feeds",
        description = "Post to few and to many followers, and read home timelines, on a cluster of its own.",
        mixinStandardHelpOptions = true)
final class FeedsCommand implements Callable<Integer> {
    private static final List<Integer> FOLLOWERS = List.of(10, 10_000, 100_000);
    private static final List<Integer> FOLLOWS = List.of(300, 5_000);
    private static final int ACCOUNTS = 110_000;
    private static final int READERS = 4;
    private static final int PAGE = 20;
    private static final int DEEP = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--statuses",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "how many there are (default: ${DEFAULT-VALUE}); a million takes about two minutes to make")
    private long statuses;

    @Option(
            names = "--rounds",
            defaultValue = "20",
            paramLabel = "N",
            description = "posts of each author, 1 to 200 (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--duration",
            defaultValue = "10s",
            paramLabel = "D",
            description = "of reading each kind of page (default: ${DEFAULT-VALUE})")
    private String duration = "10s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var time = Times.parse(duration, Duration.ofMinutes(2));
        if (rounds < 1 || rounds > 200) {
            throw new IllegalArgumentException("--rounds is between 1 and 200, not " + rounds);
        }
        var out = spec.commandLine().getOut();
        // However long it takes, all is written out: that is what is measured.
        try (var site = Site.start(out, 1, 1, Map.of("STOA_HOME_FEEDS_BUDGET", "1h"))) {
            var url = site.urls().getFirst();
            new DataSet(ACCOUNTS, statuses, 2, 6, 1, DataSet.today(), url)
                    .create(site.cluster().owner(), out);
            var server = new Server(url);
            var followers = new Followers(site.cluster());
            var authors = authors(server, followers);
            var readers = readers(server, followers);
            site.awaitReplicas();
            boolean kept = post(server, followers, authors, out);
            read(url, server, readers, time, out);
            return kept ? 0 : 1;
        }
    }

    private static List<Author> authors(Server server, Followers followers)
            throws IOException, InterruptedException, SQLException {
        var authors = new ArrayList<Author>();
        for (int number : FOLLOWERS) {
            var author = LoadUsers.signUp(server);
            followers.giveActive(author, number);
            authors.add(new Author(
                    author, number, followers.sample(author), new Latencies(), new Latencies(), new ArrayList<>()));
        }
        return authors;
    }

    private static Map<Integer, List<LoadUsers.User>> readers(Server server, Followers followers)
            throws IOException, InterruptedException, SQLException {
        var readers = new LinkedHashMap<Integer, List<LoadUsers.User>>();
        for (int number : FOLLOWS) {
            var some = new ArrayList<LoadUsers.User>();
            for (int i = 0; i < READERS; i++) {
                var reader = LoadUsers.signUp(server);
                followers.letFollow(reader, number);
                some.add(reader);
            }
            readers.put(number, some);
        }
        return readers;
    }

    /** @return whether every author saw every post at once, and every follower got it */
    private boolean post(Server server, Followers followers, List<Author> authors, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        int missed = 0;
        for (int round = -2; round < rounds; round++) {
            for (var author : authors) {
                missed += post(server, followers, author, round);
            }
        }
        out.printf("  %-10s %9s %9s %22s %22s%n", "followers", "POST p50", "p99 ms", "last follower p50", "latest ms");
        long lacking = 0;
        for (var author : authors) {
            lacking += followers.lacking(author.user(), author.posted());
            out.printf(
                    Locale.ROOT,
                    "  %-10d %9.1f %9.1f %22.0f %22.0f%n",
                    author.followers(),
                    author.post().percentile(50),
                    author.post().percentile(99),
                    author.delivery().percentile(50),
                    author.delivery().max().toMillis() * 1.0);
        }
        var few = authors.getFirst();
        var many = authors.getLast();
        var plain = new Latencies();
        for (int i = 0; i < 5; i++) {
            plain.add(followers.insertPlainly(many.user()));
        }
        out.printf(
                Locale.ROOT,
                "  POST to %d followers takes %.2f of that to %d (goal: at most 1.2); %d posts missed by their authors, %d"
                        + " entries missing%n",
                many.followers(),
                many.post().percentile(50) / few.post().percentile(50),
                few.followers(),
                missed,
                lacking);
        double written = many.followers() * 1000.0 / many.delivery().percentile(50);
        double plainly = many.followers() * 1000.0 / plain.percentile(50);
        out.printf(
                Locale.ROOT,
                "  fan-out: %,.0f entries per second from the answer to the last follower; one plain INSERT … SELECT of as"
                        + " many: %,.0f; %.0f %% of it (goal: 70 %%)%n",
                written,
                plainly,
                100 * written / plainly);
        out.flush();
        return missed == 0 && lacking == 0;
    }

    /** @return 1 where the author did not find it at once */
    private static int post(Server server, Followers followers, Author author, int round)
            throws IOException, InterruptedException, SQLException {
        var answer = server.post(
                "/api/v1/statuses",
                author.user().token(),
                Map.of("status", "To " + author.followers() + " followers, number " + round));
        long answered = System.nanoTime();
        var id = answer.json().get("id").asText();
        var home = server.get("/api/v1/timelines/home?limit=1", author.user().token());
        boolean there = id.equals(home.json().path(0).path("id").asText());
        if (!followers.await(author.user(), author.sample(), Long.parseLong(id), PATIENCE)) {
            throw new IOException(
                    "A status does not reach " + author.followers() + " followers within " + Times.inSeconds(PATIENCE));
        }
        if (round >= 0) {
            author.post().add(answer.nanos());
            author.delivery().add(System.nanoTime() - answered);
            author.posted().add(Long.parseLong(id));
        }
        return there ? 0 : 1;
    }

    private static void read(
            URI url, Server server, Map<Integer, List<LoadUsers.User>> readers, Duration time, PrintWriter out)
            throws IOException, InterruptedException {
        out.printf("  %-10s %6s %9s %9s %9s %8s%n", "follows", "page", "pages", "p50 ms", "p99 ms", "errors");
        for (var some : readers.entrySet()) {
            for (int page : List.of(1, DEEP)) {
                var pages = new ArrayList<ClosedLoad.Page>();
                for (var reader : some.getValue()) {
                    pages.add(new ClosedLoad.Page(path(server, reader, page), reader));
                }
                var load = new ClosedLoad(url, ClosedLoad.Requests.pages(pages));
                load.run(1, time.dividedBy(2)); // warms up
                var tally = load.run(1, time).tally();
                out.printf(
                        Locale.ROOT,
                        "  %-10d %6d %9d %9.1f %9.1f %8s%n",
                        some.getKey(),
                        page,
                        tally.answers(),
                        tally.times().percentile(50),
                        tally.times().percentile(99),
                        tally.errorsByKind());
                out.flush();
            }
        }
    }

    /** Where a page is, when the feed has been written. */
    private static String path(Server server, LoadUsers.User reader, int page)
            throws IOException, InterruptedException {
        var home = "/api/v1/timelines/home?limit=" + PAGE;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.get(home, reader.token()).status() == 206) {
            if (System.nanoTime() > end) {
                throw new IOException("A home feed is not written within " + Times.inSeconds(PATIENCE));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        var path = home;
        for (int i = 1; i < page; i++) {
            var statuses = server.get(path, reader.token()).json();
            if (statuses.size() < PAGE) {
                throw new IOException("There are only " + i + " pages: ask for more --statuses.");
            }
            path = home + "&max_id=" + statuses.get(PAGE - 1).path("id").asText();
        }
        return path;
    }

    /**
     * @param sample   some of the followers
     * @param delivery from the answer until the last follower has it
     */
    private record Author(
            LoadUsers.User user, int followers, String sample, Latencies post, Latencies delivery, List<Long> posted) {}
}

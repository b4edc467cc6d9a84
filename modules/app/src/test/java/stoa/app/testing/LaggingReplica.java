package stoa.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import stoa.platform.testing.Replay;
import stoa.platform.testing.TestCluster;

/**
 * Journeys over a replica that is behind. Just before each write of a client the replica catches up, the server is seen to
 * read from it, and then it falls behind: so the past that a careless read would show is the one without this very write.
 *
 * <p>What a client reads after its own write it must find without telling the server anything. What somebody else wrote
 * last it is told of, as people tell each other: with the token that came back to the writer.
 */
final class LaggingReplica {
    private static final Replay REPLAY = Replay.chosen();
    private static final String TOKEN = "Stoa-Consistency";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofMillis(500);

    /** The credentials of whoever wrote last, those that the write itself brought included. */
    private static final Set<String> WRITERS = new HashSet<>();

    private static String told = "";

    private LaggingReplica() {}

    /**
     * A replica stays in rotation however far it is behind, and the server knows at once how far that is. Where it follows at
     * once, nothing is kept in the process: to people who are told nothing a cache may show what was a moment ago.
     */
    static Map<String, Object> settings() {
        return REPLAY == Replay.PROMPT
                ? Map.of("stoa.caches.enabled", false)
                : Map.of(
                        "stoa.database.max-lag", "1h",
                        "stoa.database.max-lag-bytes", Long.MAX_VALUE,
                        "stoa.database.check-interval", "10ms");
    }

    static synchronized void beforeReading(Map<String, String> headers, HttpRequest.Builder request) {
        if (REPLAY == Replay.PROMPT) {
            // What one person has written the next one reads; how soon replicas show it to others is told elsewhere.
            TestCluster.shared().awaitReplica();
        } else if (!told.isEmpty() && !headers.containsKey(TOKEN) && !WRITERS.contains(credentials(headers))) {
            request.header(TOKEN, told);
        }
    }

    static synchronized void beforeWriting(String url) {
        if (REPLAY != Replay.PROMPT) {
            TestCluster.shared().fallBehind();
            awaitReadFromReplica(url);
        }
    }

    static synchronized void answered(Map<String, String> headers, Answer answer) {
        var token = answer.header(TOKEN);
        if (!token.isEmpty()) {
            told = token;
            WRITERS.clear();
            WRITERS.add(credentials(headers));
            if (answer.isJson() && answer.json().hasNonNull("access_token")) {
                WRITERS.add("Bearer " + answer.json().path("access_token").textValue());
            }
        }
    }

    private static String credentials(Map<String, String> headers) {
        return headers.getOrDefault("Authorization", headers.getOrDefault("Cookie", ""));
    }

    private static void awaitReadFromReplica(String url) {
        var page = HttpRequest.newBuilder(URI.create(url + "/api/v1/timelines/public?limit=1"))
                .build();
        long began = System.nanoTime();
        long again = began + AGAIN.toNanos();
        while (!sourceOf(page).startsWith("replica-")) {
            long now = System.nanoTime();
            if (now - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("The server does not read from its replica within " + PATIENCE);
            }
            if (now > again) {
                // Somebody else has written in between, whom everybody must be shown: the replica has to follow once
                // more.
                TestCluster.shared().fallBehind();
                again = now + AGAIN.toNanos();
            }
        }
    }

    private static String sourceOf(HttpRequest page) {
        try {
            return Client.HTTP
                    .send(page, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Stoa-Source")
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package stoa.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a run does: requests that arrive at a rate whether or not those before are answered (an open model), spread over
 * servers and users.
 *
 * @param rate requests per second
 * @param statuses ids of public statuses to read, answer and favourite
 * @param accounts ids of accounts to look at and follow
 */
record LoadPlan(
        Mix mix,
        double rate,
        Duration duration,
        List<URI> urls,
        List<LoadUsers.User> users,
        List<String> statuses,
        List<String> accounts,
        Tally tally) {
    private static final int PAGES = 5;
    private static final int PAGE = 40;

    LoadPlan {
        urls = List.copyOf(urls);
        users = List.copyOf(users);
        if (rate < 0.1 || rate > 50_000) {
            throw new IllegalArgumentException("--rate is between 0.1 and 50000 per second, not " + rate);
        }
        if (users.isEmpty()) {
            throw new IllegalArgumentException("there is nobody to make load as");
        }
        urls.forEach(Loopback::require);
    }

    /** Looks around on the first server for what can be read. */
    static LoadPlan of(Mix mix, double rate, Duration duration, List<URI> urls, List<LoadUsers.User> users)
            throws IOException, InterruptedException {
        var statuses = new ArrayList<String>();
        var accounts = new ArrayList<String>();
        var server = new Server(urls.getFirst());
        var before = "";
        for (int page = 0; page < PAGES; page++) {
            var found = server.get("/api/v1/timelines/public?limit=" + PAGE + before, "")
                    .json();
            for (var status : found) {
                statuses.add(status.get("id").asText());
                accounts.add(status.get("account").get("id").asText());
            }
            if (found.isEmpty()) {
                break;
            }
            before = "&max_id=" + statuses.getLast();
        }
        if (statuses.isEmpty()) {
            throw new IOException("There is nothing to read on " + server + ": make data first (./stoa load data).");
        }
        return new LoadPlan(
                mix,
                rate,
                duration,
                urls,
                users,
                statuses,
                accounts.stream().distinct().toList(),
                new Tally());
    }

    LoadUsers.User anyUser() {
        return users.get(ThreadLocalRandom.current().nextInt(users.size()));
    }

    String anyStatus() {
        return any(statuses);
    }

    String anyAccount() {
        return any(accounts);
    }

    private static String any(List<String> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    /** How often each request is made, in percent. */
    enum Mix {
        TIMELINE,
        PUBLIC,
        POST,
        /** Nine reads of ten. */
        MIXED;

        List<Share> shares() {
            return switch (this) {
                case TIMELINE -> List.of(new Share(Act.HOME, 100));
                case PUBLIC -> List.of(new Share(Act.PUBLIC, 100));
                case POST -> List.of(new Share(Act.POST, 100));
                case MIXED ->
                    List.of(
                            new Share(Act.HOME, 40),
                            new Share(Act.PUBLIC, 15),
                            new Share(Act.STATUS, 10),
                            new Share(Act.CONTEXT, 10),
                            new Share(Act.PROFILE, 5),
                            new Share(Act.PROFILE_STATUSES, 10),
                            new Share(Act.POST, 5),
                            new Share(Act.FAVOURITE, 4),
                            new Share(Act.FOLLOW, 1));
            };
        }

        static Mix named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** A request and how often it is made, in percent. */
    record Share(Act act, int percent) {}

    /** What apps ask for. */
    enum Act {
        HOME("home", false),
        PUBLIC("public", false),
        STATUS("status", false),
        CONTEXT("context", false),
        PROFILE("profile", false),
        PROFILE_STATUSES("profile statuses", false),
        POST("post", true),
        FAVOURITE("favourite", true),
        FOLLOW("follow", true);

        private final String text;
        private final boolean writes;

        Act(String text, boolean writes) {
            this.text = text;
            this.writes = writes;
        }

        String text() {
            return text;
        }

        boolean writes() {
            return writes;
        }

        /** Where it goes, with ids of this plan. */
        String path(LoadPlan plan) {
            return switch (this) {
                case HOME -> "/api/v1/timelines/home";
                case PUBLIC -> "/api/v1/timelines/public";
                case STATUS -> "/api/v1/statuses/" + plan.anyStatus();
                case CONTEXT -> "/api/v1/statuses/" + plan.anyStatus() + "/context";
                case PROFILE -> "/api/v1/accounts/" + plan.anyAccount();
                case PROFILE_STATUSES -> "/api/v1/accounts/" + plan.anyAccount() + "/statuses";
                case POST -> "/api/v1/statuses";
                case FAVOURITE -> "/api/v1/statuses/" + plan.anyStatus() + "/favourite";
                case FOLLOW -> "/api/v1/accounts/" + plan.anyAccount() + "/follow";
            };
        }
    }
}

package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A community made by a few large statements: the same seed, sizes and day give the same rows. Statuses are spread evenly over
 * the months before the day; authors, followers, favourites, answers and hashtags follow Zipf's law, so that few accounts are
 * very large. All figures (followers, answers, favourites) are those of the rows.
 *
 * @param until the day before which all of it happened (00:00 UTC)
 * @param url the public base of the server, for links in contents
 */
record DataSet(long accounts, long statuses, int follows, int months, long seed, Instant until, URI url) {
    private static final int SLICE = 50_000;
    private static final int USERS = 1000;
    private static final String TABLES = "accounts.account, accounts.account_counter, accounts.login,"
            + " accounts.access_token, graph.follow, statuses.status, statuses.status_counter, statuses.mention,"
            + " statuses.status_tag, statuses.favourite";

    DataSet {
        check("accounts", accounts, 10, 10_000_000);
        check("statuses", statuses, 10, 100_000_000);
        check("follows", follows, 1, 1000);
        check("months", months, 1, 120);
        check("seed", seed, 0, 999_999);
    }

    private static void check(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "--" + what + " is between " + least + " and " + most + ", not " + value);
        }
    }

    /** A small one for scenarios that start a cluster of their own. */
    static DataSet small(URI url) {
        return new DataSet(1000, 20_000, 20, 3, 1, today(), url);
    }

    static Instant today() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS);
    }

    private Instant from() {
        return until.atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
    }

    /**
     * As the owner of the database, in slices that each commit.
     *
     * @return those in whose names load can be made
     * @throws IllegalStateException where this seed's accounts are there already
     */
    List<LoadUsers.User> create(Connection owner, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        var progress = new Progress(out, "data");
        try (owner) {
            owner.setAutoCommit(true);
            requireNone(owner);
            // Whatever a crash takes is made again by the same command; statuses of people are not in here.
            execute(
                    owner,
                    "set synchronous_commit = off; set jit = off; set work_mem = '64MB'; set temp_buffers = '64MB';"
                            // The index for search is brought up to date seldom, with much at a time.
                            + " set gin_pending_list_limit = '64MB'");
            execute(owner, script("functions.sql"));
            execute(
                    owner,
                    "select statuses.ensure_partitions('"
                            + from().atZone(ZoneOffset.UTC).toLocalDate() + "', " + (months + 2) + ")");
            long began = System.nanoTime();
            stage(owner, out, "drafts", "drafts.sql");
            stage(owner, out, "accounts, logins and follows", "accounts.sql");
            long inserting = System.nanoTime();
            for (long first = 1; first <= statuses; first += SLICE) {
                if (Thread.interrupted()) {
                    progress.done();
                    out.printf("interrupted after %d of %d statuses%n", first - 1, statuses);
                    throw new InterruptedException();
                }
                long last = Math.min(statuses, first + SLICE - 1);
                execute(
                        owner,
                        script("statuses.sql")
                                .replace("@first@", Long.toString(first))
                                .replace("@last@", Long.toString(last)));
                progress.at((double) last / statuses, last + " of " + statuses + " statuses");
            }
            progress.done();
            said(out, "statuses with mentions, tags and favourites", inserting, statuses);
            var users = signIn(owner);
            long analyzing = System.nanoTime();
            execute(owner, "analyze " + TABLES);
            said(out, "analyze", analyzing, 0);
            said(out, "all", began, statuses);
            return users;
        }
    }

    private void requireNone(Connection owner) throws SQLException {
        try (var query = owner.prepareStatement("select exists (select from accounts.account where username = ?)")) {
            query.setString(1, "l" + seed + "_1");
            try (var result = query.executeQuery()) {
                if (result.next() && result.getBoolean(1)) {
                    throw new IllegalStateException(
                            "The load data of seed " + seed + " is there already: choose another --seed.");
                }
            }
        }
    }

    private void stage(Connection owner, PrintWriter out, String what, String name) throws IOException, SQLException {
        long began = System.nanoTime();
        execute(owner, script(name));
        said(out, what, began, 0);
    }

    private static void said(PrintWriter out, String what, long began, long rows) {
        double seconds = (System.nanoTime() - began) / 1e9;
        var rate = rows == 0 ? "" : String.format(Locale.ROOT, ", %,.0f statuses/s", rows / seconds);
        out.printf(Locale.ROOT, "  %s: %.1f s%s%n", what, seconds, rate);
        out.flush();
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String script(String name) throws IOException {
        try (var stream = Objects.requireNonNull(DataSet.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@from@", from().toEpochMilli() + "::bigint")
                    .replace("@until@", until.toEpochMilli() + "::bigint")
                    .replace("'l@seed@_'", "'l" + seed + "_'")
                    .replace("@seed@", seed + "::bigint")
                    .replace("@accounts@", accounts + "::bigint")
                    .replace("@statuses@", statuses + "::bigint")
                    .replace("@follows@", Integer.toString(follows))
                    .replace("@password@", noPassword())
                    .replace("@url@", url.toString().replaceAll("/$", ""));
        }
    }

    /** Well-formed Argon2id whose hash is random. */
    private static String noPassword() {
        var random = new SecureRandom();
        var salt = new byte[16];
        var hash = new byte[32];
        random.nextBytes(salt);
        random.nextBytes(hash);
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=19456,t=2,p=1$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    /** Tokens for accounts of all sizes, as the server keeps them. */
    private List<LoadUsers.User> signIn(Connection owner) throws SQLException {
        var users = new ArrayList<LoadUsers.User>();
        try (var statement = owner.createStatement();
                var result = statement.executeQuery("select pg_temp.account(i) from generate_series(1, " + accounts
                        + ", greatest(1, " + accounts / USERS + ")) as i limit " + USERS)) {
            while (result.next()) {
                users.add(LoadUsers.invent(result.getLong(1)));
            }
        }
        try (var insert = owner.prepareStatement("""
                with app as (
                    insert into accounts.application (name, redirect_uris, scopes, client_id, client_secret_hash)
                    values ('Stoa load', '{urn:ietf:wg:oauth:2.0:oob}', '{read,write,follow}', ?, sha256(?))
                    returning id)
                insert into accounts.access_token (token_hash, application_id, account_id, scopes)
                select hash, app.id, account, '{read,write,follow}'
                from app, unnest(?::bytea[], ?::bigint[]) as made (hash, account)
                """)) {
            insert.setString(1, "Stoa load, seed " + seed);
            insert.setBytes(2, LoadUsers.invent(0).hash());
            insert.setArray(
                    3,
                    owner.createArrayOf(
                            "bytea", users.stream().map(LoadUsers.User::hash).toArray(byte[][]::new)));
            insert.setArray(
                    4,
                    owner.createArrayOf(
                            "bigint",
                            users.stream().map(LoadUsers.User::account).toArray()));
            insert.executeUpdate();
        }
        return users;
    }
}

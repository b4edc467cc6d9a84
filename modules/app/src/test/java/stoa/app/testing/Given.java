package stoa.app.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import stoa.accounts.AccountId;
import stoa.accounts.Tokens;
import stoa.accounts.signin.Passwords;
import stoa.graph.FollowOptions;
import stoa.graph.Relationships;
import stoa.platform.testing.TestCluster;
import stoa.statuses.Favourites;
import stoa.statuses.PollRequest;
import stoa.statuses.PostRequest;
import stoa.statuses.Posts;
import stoa.statuses.Reblogs;
import stoa.statuses.StatusId;

/** What is already there when a journey begins; made by the modules themselves, through their front doors. */
public final class Given {
    /** The password of everybody. */
    public static final String PASSWORD = "correct horse battery";

    private static final Set<String> ALL_SCOPES = Set.of("read", "write", "follow", "push");

    private static final Set<String> STAFF_SCOPES = Set.of("read", "write", "follow", "admin:read", "admin:write");

    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private final JourneyServer server;

    public Given(JourneyServer server) {
        this.server = server;
    }

    /** Somebody whose address {@code name@example.org} is confirmed, with a token of all scopes. */
    public Person account(String name) {
        return account(name, ALL_SCOPES);
    }

    /**
     * The same with a token of these scopes only. What a sign-up writes, without its hashing, which is slow on purpose:
     * the journeys that are about sign-up sign up.
     */
    public Person account(String name, Set<String> scopes) {
        var id = TestCluster.shared().value("""
                with person as (
                  insert into accounts.account (username) values ('%1$s') returning id
                ), figures as (
                  insert into accounts.account_counter (account_id) select id from person
                ), login as (
                  insert into accounts.login (account_id, email, password_hash, confirmed_at)
                  select id, '%1$s@example.org', '%2$s', now() from person
                )
                select id from person""".formatted(name, passwordHash()));
        var token = server.bean(Tokens.class).issueForCommandLine(new AccountId(Long.parseLong(id)), scopes);
        return new Person(id, name, server.client().bearer(token));
    }

    /** One of those who look after the server, who may do from an app what their role may. */
    public Person staff(String name, String role) {
        var person = account(name, STAFF_SCOPES);
        TestCluster.shared().run("update accounts.login set role = '" + role + "' where account_id = " + person.id());
        return person;
    }

    private String passwordHash() {
        return HASHES.computeIfAbsent(PASSWORD, server.bean(Passwords.class)::hash);
    }

    /** A further token of somebody. */
    public String token(Person person, String... scopes) {
        return server.bean(Tokens.class).issueForCommandLine(id(person), Set.of(scopes));
    }

    public void follow(Person follower, Person followed) {
        server.bean(Relationships.class).follow(id(follower), id(followed), FollowOptions.unchanged());
    }

    /** A public status. */
    public String status(Person author, String text) {
        return server.bean(Posts.class)
                .post(id(author), PostRequest.of(text), Optional.empty())
                .id();
    }

    /** Public statuses, oldest first. */
    public List<String> statuses(Person author, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> status(author, "number " + i))
                .toList();
    }

    /** A public answer. */
    public String reply(Person author, String to, String text) {
        return server.bean(Posts.class)
                .post(id(author), PostRequest.of(text).replyingTo(new StatusId(Long.parseLong(to))), Optional.empty())
                .id();
    }

    /** A public status that asks: yes or no. */
    public String poll(Person author, String text) {
        var poll = new PollRequest(List.of("yes", "no"), Optional.of(Duration.ofHours(1)), false, false);
        return server.bean(Posts.class)
                .post(id(author), PostRequest.of(text).asking(poll), Optional.empty())
                .id();
    }

    public void favourite(Person person, String status) {
        server.bean(Favourites.class).add(new StatusId(Long.parseLong(status)), id(person));
    }

    /** @return the id of the reblog, which is public */
    public String reblog(Person person, String status) {
        return server.bean(Reblogs.class)
                .add(new StatusId(Long.parseLong(status)), id(person), Optional.empty())
                .id();
    }

    /** An app that has registered, with a redirect address nobody listens on. */
    public App app(String... scopes) {
        return appAt("https://app.example/callback", scopes);
    }

    /** The same with this redirect address. */
    public App appAt(String redirectUri, String... scopes) {
        return App.register(server.client(), redirectUri, scopes);
    }

    /** A browser that has visited nothing yet. */
    public Browser browser() {
        return new Browser(server.client());
    }

    private static AccountId id(Person person) {
        return new AccountId(Long.parseLong(person.id()));
    }
}

package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** A page of forty costs as many statements as a page of two. */
@OverHttp
final class StatementCountsJourney {
    /** What each page costs, the look-up of the token included: the one place where the numbers are. */
    private static final Map<String, Integer> STATEMENTS = Map.of(
            "home", 4,
            "public", 4,
            "list", 5,
            "profile", 5,
            "context", 7,
            "relationships", 3,
            "following", 4,
            "blocks", 3,
            "members", 4,
            "search", 3);

    private final Given given;
    private final JourneyServer server;

    StatementCountsJourney(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @Test
    void readsPagesWithAFixedNumberOfStatements() {
        var alice = given.account("alice");
        var root = given.status(alice, "root");
        var list = alice.client()
                .post("/api/v1/lists", "title", "authors")
                .ok()
                .path("id")
                .textValue();
        var authors = new ArrayList<Person>();

        fill(alice, root, list, authors, 2);
        assertThat(statements(alice, root, list, authors)).isEqualTo(STATEMENTS);
        fill(alice, root, list, authors, 40);
        assertThat(statements(alice, root, list, authors)).isEqualTo(STATEMENTS);
    }

    /** Adds people whom alice follows and lists, each with two statuses and an answer, and as many whom she blocks. */
    private void fill(Person alice, String root, String list, List<Person> authors, int number) {
        IntStream.range(authors.size(), number)
                .mapToObj(i -> given.account("author" + i))
                .forEach(author -> {
                    authors.add(author);
                    given.follow(alice, author);
                    alice.client()
                            .post("/api/v1/lists/" + list + "/accounts", "account_ids[]", author.id())
                            .expect(200);
                    alice.does("block", given.account("blocked" + author.id())).expect(200);
                    given.status(author, "with a #tag and @alice");
                    given.reply(author, root, "an answer to @alice");
                    given.status(authors.getFirst(), "one more");
                });
    }

    private Map<String, Integer> statements(Person alice, String root, String list, List<Person> authors) {
        var paths = Map.of(
                "home", "/api/v1/timelines/home?limit=40",
                "public", "/api/v1/timelines/public?limit=40",
                "profile", "/api/v1/accounts/" + authors.getFirst().id() + "/statuses?limit=40",
                "context", "/api/v1/statuses/" + root + "/context",
                "list", "/api/v1/timelines/list/" + list + "?limit=40",
                "following", "/api/v1/accounts/" + alice.id() + "/following?limit=80",
                "blocks", "/api/v1/blocks?limit=80",
                "members", "/api/v1/lists/" + list + "/accounts?limit=80",
                "search", "/api/v1/accounts/search?q=author&limit=80",
                "relationships",
                        "/api/v1/accounts/relationships?"
                                + authors.stream()
                                        .map(author -> "id[]=" + author.id())
                                        .collect(Collectors.joining("&")));
        var counted = new TreeMap<String, Integer>();
        paths.forEach((page, path) -> counted.put(
                page, server.statementsDuring(() -> alice.get(path).expect(200)).size()));
        return counted;
    }
}

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
    private static final Map<String, Integer> STATEMENTS =
            Map.of("home", 4, "public", 4, "profile", 5, "context", 7, "relationships", 3);

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
        var authors = new ArrayList<Person>();

        fill(alice, root, authors, 2);
        assertThat(statements(alice, root, authors)).isEqualTo(STATEMENTS);
        fill(alice, root, authors, 40);
        assertThat(statements(alice, root, authors)).isEqualTo(STATEMENTS);
    }

    /** Adds people whom alice follows, each with two statuses and an answer, up to a number. */
    private void fill(Person alice, String root, List<Person> authors, int number) {
        IntStream.range(authors.size(), number)
                .mapToObj(i -> given.account("author" + i))
                .forEach(author -> {
                    authors.add(author);
                    given.follow(alice, author);
                    given.status(author, "with a #tag and @alice");
                    given.reply(author, root, "an answer to @alice");
                    given.status(authors.getFirst(), "one more");
                });
    }

    private Map<String, Integer> statements(Person alice, String root, List<Person> authors) {
        var paths = Map.of(
                "home", "/api/v1/timelines/home?limit=40",
                "public", "/api/v1/timelines/public?limit=40",
                "profile", "/api/v1/accounts/" + authors.getFirst().id() + "/statuses?limit=40",
                "context", "/api/v1/statuses/" + root + "/context",
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

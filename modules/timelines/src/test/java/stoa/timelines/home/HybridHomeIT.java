package stoa.timelines.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.accounts.AccountId;
import stoa.platform.testing.TestCluster;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/** The home timeline from feeds is the one that the definition gives, whatever happened before. */
final class HybridHomeIT {
    private static ApplicationContext context;

    @BeforeAll
    static void start() {
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("stoa.url", "http://localhost");
        // Small numbers, so that every bound is met often.
        properties.put("stoa.home-feeds.followers-at-once", 3);
        properties.put("stoa.home-feeds.entries", 12);
        properties.put("stoa.home-feeds.newest-of-each", 4);
        properties.put("stoa.home-feeds.sampling", 0);
        properties.put("stoa.events.consume", false);
        properties.put("stoa.jobs.run", false);
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .start();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void empty() {
        TestCluster.shared().empty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesThePagesOfTheDefinition(long seed) {
        var history = new RandomHistory(context, seed);
        for (int i = 0; i < 5; i++) {
            history.goOn(60);
            history.settle();
            for (var account : history.accounts().subList(0, 3)) {
                comparePages(account, history.statuses());
            }
        }
    }

    private static void comparePages(AccountId account, List<StatusId> statuses) {
        for (int limit : new int[] {3, 20}) {
            var before = OptionalLong.empty();
            for (int page = 0; page < 5; page++) {
                var request = new PageRequest(before, OptionalLong.empty(), OptionalLong.empty(), limit);
                var ids = compare(account, request);
                if (ids.isEmpty()) {
                    break;
                }
                before = OptionalLong.of(ids.getLast().value());
            }
        }
        for (int i = 0; i < statuses.size(); i += 20) {
            var after = OptionalLong.of(statuses.get(i).value());
            compare(account, new PageRequest(OptionalLong.empty(), after, OptionalLong.empty(), 5));
            compare(account, new PageRequest(OptionalLong.empty(), OptionalLong.empty(), after, 5));
        }
    }

    private static List<StatusId> compare(AccountId account, PageRequest page) {
        var expected = context.getBean(HomeTimelineSql.class).page(account, page);
        var shown = context.getBean(HybridHome.class).page(account, page).ids();
        assertThat(shown).as("%s of %s", page, account).isEqualTo(expected);
        return shown;
    }

    @Test
    void readsAnAuthorWhoIsTooExpensiveToWriteOut() {
        var history = new RandomHistory(context, 1);
        var author = history.accounts().getFirst();
        var reader = history.accounts().getLast();
        history.follow(reader, author);
        history.read(reader);
        history.settle();
        var costs = context.getBean(AuthorCosts.class);
        costs.measured(1, Duration.ofHours(1).toNanos());

        var pulled = history.post(author);
        assertThat(costs.isTooExpensive(author, pulled)).isTrue();
        history.deliverAll();
        assertThat(entries()).isZero();
        assertThat(context.getBean(HybridHome.class).page(reader, newest()).ids())
                .containsExactly(pulled);

        for (int i = 0; i < 100; i++) {
            costs.measured(1_000_000, 1);
        }
        costs.review();
        assertThat(entries()).isOne();
        assertThat(costs.isTooExpensive(author, history.post(author))).isFalse();
    }

    @Test
    void givesUpAFeedThatNobodyReadsAndBeginsItAgain() {
        var history = new RandomHistory(context, 2);
        var author = history.accounts().getFirst();
        var reader = history.accounts().getLast();
        history.follow(reader, author);
        var posted = history.post(author);
        history.read(reader);
        history.settle();
        assertThat(entries()).isOne();

        context.getBean(FeedSweepSql.class).abandon(Instant.now().plusSeconds(60), 10);
        assertThat(entries()).isZero();
        assertThat(context.getBean(HybridHome.class).page(reader, newest()).ids())
                .containsExactly(posted);
        context.getBean(FeedReads.class).settle();
        history.settle();
        assertThat(entries()).isOne();
    }

    private static PageRequest newest() {
        return new PageRequest(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), 20);
    }

    private static int entries() {
        return Integer.parseInt(TestCluster.shared().value("select count(*) from timelines.feed_entry"));
    }
}

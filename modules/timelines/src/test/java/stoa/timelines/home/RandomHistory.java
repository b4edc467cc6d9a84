package stoa.timelines.home;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.graph.Followed;
import stoa.graph.Unfollowed;
import stoa.platform.events.Event;
import stoa.platform.events.PublishedEvent;
import stoa.platform.ids.Snowflake;
import stoa.platform.testing.TestCluster;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;

/**
 * People who post, answer, delete, follow, unfollow and read, over three weeks, as a seed has it. What they do goes to the
 * feeds as events, later and in small batches, as it does in life.
 */
final class RandomHistory {
    private static final List<String> VISIBILITIES = List.of("public", "public", "unlisted", "private", "direct");
    private static final List<String> TAGS = List.of("a", "b", "c");
    private static final int PEOPLE = 8;

    private final HomeFeeds feeds;
    private final Fanout fanout;
    private final Rebuild rebuild;
    private final FeedReads reads;
    private final HybridHome home;
    private final FeedSweepSql sweep;
    private final AuthorSql authors;
    private final Random random;
    private final List<AccountId> accounts =
            LongStream.rangeClosed(1, PEOPLE).mapToObj(AccountId::new).toList();
    private final List<StatusId> statuses = new ArrayList<>();
    private final List<Event> undelivered = new ArrayList<>();
    private Instant now = Instant.now().minus(Duration.ofDays(21));

    RandomHistory(ApplicationContext context, long seed) {
        feeds = context.getBean(HomeFeeds.class);
        fanout = context.getBean(Fanout.class);
        rebuild = context.getBean(Rebuild.class);
        reads = context.getBean(FeedReads.class);
        home = context.getBean(HybridHome.class);
        sweep = context.getBean(FeedSweepSql.class);
        authors = context.getBean(AuthorSql.class);
        random = new Random(seed);
    }

    List<AccountId> accounts() {
        return accounts;
    }

    /** Every status that was ever posted, oldest first. */
    List<StatusId> statuses() {
        return statuses;
    }

    void goOn(int steps) {
        for (int i = 0; i < steps; i++) {
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(100)));
            switch (random.nextInt(22)) {
                case 0, 1, 2, 3 -> follow(anybody(), anybody());
                case 4 -> unfollow(anybody(), anybody());
                case 5 -> delete();
                case 6, 7, 8 -> read(anybody());
                case 9 -> deliver(1 + random.nextInt(5));
                case 10 -> sweep.shorten(0, PEOPLE, 12);
                case 11 -> sweep.abandon(Instant.now().plusSeconds(60), 1);
                case 12 -> beRead(anybody());
                case 13 -> followTag(anybody(), TAGS.get(random.nextInt(TAGS.size())));
                case 14 -> unfollowTags(anybody());
                default -> post(anybody(), VISIBILITIES.get(random.nextInt(VISIBILITIES.size())));
            }
        }
    }

    private AccountId anybody() {
        return accounts.get(random.nextInt(PEOPLE));
    }

    /** A public status. */
    StatusId post(AccountId author) {
        now = now.plus(Duration.ofMinutes(1));
        return post(author, "public");
    }

    private StatusId post(AccountId author, String visibility) {
        var status = new StatusId(Snowflake.lowestAt(now) + statuses.size());
        var answered = !statuses.isEmpty() && random.nextInt(3) == 0 ? statuses.getLast() : null;
        var answeredAccount = answered == null
                ? null
                : accountOf("select max(account_id) from statuses.status where id = " + answered.value());
        if (answeredAccount == null) {
            answered = null;
        }
        TestCluster.shared().run("""
                insert into statuses.status
                  (id, account_id, text, content, visibility, in_reply_to_id, in_reply_to_account_id)
                values (%d, %d, '', '', '%s', %s, %s)""".formatted(
                        status.value(),
                        author.value(),
                        visibility,
                        answered == null ? "null" : answered.value(),
                        answeredAccount == null ? "null" : answeredAccount.value()));
        for (var tag : TAGS.subList(0, Math.max(0, random.nextInt(6) - 2))) {
            TestCluster.shared()
                    .run("insert into statuses.status_tag (status_id, tag) values (%d, '%s')"
                            .formatted(status.value(), tag));
        }
        statuses.add(status);
        undelivered.add(new StatusPosted(status, author, visibility, answered, answeredAccount, null));
        return status;
    }

    private static @Nullable AccountId accountOf(String sql) {
        var value = TestCluster.shared().value(sql);
        return value.equals("null") ? null : new AccountId(Long.parseLong(value));
    }

    private void delete() {
        if (!statuses.isEmpty()) {
            TestCluster.shared()
                    .run("delete from statuses.status where id = "
                            + statuses.get(random.nextInt(statuses.size())).value());
        }
    }

    void follow(AccountId account, AccountId target) {
        if (!account.equals(target)) {
            TestCluster.shared()
                    .run(
                            "insert into graph.follow (account_id, target_account_id) values (%d, %d) on conflict do nothing"
                                    .formatted(account.value(), target.value()));
            undelivered.add(new Followed(account, target));
        }
    }

    private void unfollow(AccountId account, AccountId target) {
        TestCluster.shared()
                .run("delete from graph.follow where account_id = %d and target_account_id = %d"
                        .formatted(account.value(), target.value()));
        undelivered.add(new Unfollowed(account, target));
    }

    private static void followTag(AccountId account, String tag) {
        TestCluster.shared()
                .run("insert into statuses.followed_tag (account_id, tag) values (%d, '%s') on conflict do nothing"
                        .formatted(account.value(), tag));
    }

    private static void unfollowTags(AccountId account) {
        TestCluster.shared().run("delete from statuses.followed_tag where account_id = " + account.value());
    }

    /** Begins a feed where there is none, and writes it now or when the history settles. */
    void read(AccountId account) {
        home.page(account, newest());
        reads.settle();
        if (random.nextBoolean()) {
            rebuild.run(new RebuildJob(account));
        }
    }

    /** Makes an author one who is read, if there are followers to read. */
    private void beRead(AccountId author) {
        if (!statuses.isEmpty()) {
            authors.measure(author, 1);
            authors.pullFrom(author, new StatusId(statuses.getLast().value() + 1));
        }
    }

    private void deliver(int most) {
        var some = undelivered.subList(0, Math.min(most, undelivered.size()));
        var batch = new ArrayList<PublishedEvent>();
        some.forEach(event -> batch.add(new PublishedEvent(batch.size(), now, event)));
        if (!batch.isEmpty()) {
            feeds.handle(batch);
        }
        // The jobs of authors with many followers, as if all had.
        for (var event : some) {
            if (event instanceof StatusPosted posted && !posted.visibility().equals("direct")) {
                fanout.run(new FanoutJob(posted.status(), posted.author()));
            }
        }
        some.clear();
    }

    /** The feeds know of everything that happened. */
    void deliverAll() {
        while (!undelivered.isEmpty()) {
            deliver(10);
        }
    }

    /** Everything that was left for later is done. */
    void settle() {
        deliverAll();
        accounts.forEach(account -> rebuild.run(new RebuildJob(account)));
    }

    private static PageRequest newest() {
        var none = OptionalLong.empty();
        return new PageRequest(none, none, none, 20);
    }
}

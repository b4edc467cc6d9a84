package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;
import stoa.statuses.ShownStatuses;
import stoa.statuses.StatusId;

/**
 * The home timeline: from the feed as far as that is complete, by pull beyond. Both give the same page; the feed gives it at
 * a cost that does not grow with the number of people followed.
 */
@Singleton
class HybridHome {
    /** Who follows no more than so many is served by pull as fast as from a feed. */
    private static final int FEW = 200;

    private final FeedSql feed;
    private final HomeTimelineSql definition;
    private final TagMerge tags;
    private final RebuildSql rebuild;
    private final FeedReads reads;
    private final FeedSampler sampler;
    private final FeedMetrics metrics;
    private final HomeFeedsConfig config;

    HybridHome(
            FeedSql feed,
            HomeTimelineSql definition,
            TagMerge tags,
            RebuildSql rebuild,
            FeedReads reads,
            FeedSampler sampler,
            FeedMetrics metrics,
            HomeFeedsConfig config) {
        this.feed = feed;
        this.definition = definition;
        this.tags = tags;
        this.rebuild = rebuild;
        this.reads = reads;
        this.sampler = sampler;
        this.metrics = metrics;
        this.config = config;
    }

    /** One page. It is whole, also while a feed is still being written. */
    HomePage page(AccountId account, PageRequest page) {
        if (!config.enabled()) {
            return new HomePage(definition.page(account, page), ShownStatuses.NONE, false);
        }
        var read = feed.page(account, page);
        var completeFrom = read.completeFrom();
        if (completeFrom == null) {
            metrics.readByPull();
            reads.missed(account);
            boolean many = rebuild.follows(account, FEW + 1) > FEW;
            return new HomePage(definition.page(account, page), ShownStatuses.NONE, many);
        }
        reads.read(account, read);
        var fromAuthors = merged(account, page, read.ids(), completeFrom);
        var ids = read.followsTags() ? TagMerge.merge(fromAuthors, tags.page(account, page), page) : fromAuthors;
        sampler.sample(account, page, ids);
        return new HomePage(ids, read.shown(), false);
    }

    private List<StatusId> merged(AccountId account, PageRequest page, List<StatusId> known, long completeFrom) {
        boolean covered = completeFrom <= page.after();
        if (covered || (!page.upward() && known.size() == page.limit())) {
            metrics.readFromFeed();
            return page.upward() ? known.reversed() : known;
        }
        metrics.readBeyondFeed();
        if (page.upward()) {
            return definition.fromAuthors(account, page);
        }
        var rest = page.below(completeFrom + 1).limitedTo(page.limit() - known.size());
        return Stream.concat(known.stream(), definition.fromAuthors(account, rest).stream())
                .toList();
    }
}

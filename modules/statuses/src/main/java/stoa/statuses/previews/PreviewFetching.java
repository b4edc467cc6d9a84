package stoa.statuses.previews;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.jobs.JobHandler;
import stoa.platform.jobs.Jobs;

/**
 * Does a {@link PreviewJob}. What was fetched in the last two weeks is shown again without asking. A host that fails is a failure
 * of the job; one that is to be left alone postpones it; one that has nothing to show ends it. An instance that is to fetch nothing
 * leaves such jobs to others.
 */
@Singleton
@Requires(property = "stoa.previews.enabled", notEquals = StringUtils.FALSE)
class PreviewFetching implements JobHandler<PreviewJob> {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewFetching.class);
    private static final Duration FRESH = Duration.ofDays(14);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MAX_POSTPONED = 20;

    private final CardSql cards;
    private final CardKeeper keeper;
    private final LinkReader reader;
    private final Jobs jobs;
    private final Clock clock;

    /** Of many who post a link at once one has it fetched, the others wait for that. */
    private final Set<PageUrl> underWay = ConcurrentHashMap.newKeySet();

    PreviewFetching(CardSql cards, CardKeeper keeper, LinkReader reader, Jobs jobs, Clock clock) {
        this.cards = cards;
        this.keeper = keeper;
        this.reader = reader;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Class<PreviewJob> handles() {
        return PreviewJob.class;
    }

    @Override
    public void run(PreviewJob job) throws IOException {
        var url = PageUrl.of(job.url()).orElseThrow();
        if (!underWay.add(url)) {
            postpone(job, SOON);
            return;
        }
        try {
            card(url).ifPresent(card -> keeper.attach(job.status(), url, card));
        } catch (HostBusyException busy) {
            postpone(job, busy.pause());
        } finally {
            underWay.remove(url);
        }
    }

    /** The longer the more often; then the link stays without a preview. */
    private void postpone(PreviewJob job, Duration pause) {
        if (job.postponed() < MAX_POSTPONED) {
            jobs.schedule(job.again(), clock.instant().plus(pause).plus(SOON.multipliedBy(job.postponed())));
        }
    }

    private Optional<Long> card(PageUrl url) throws IOException {
        var known = cards.find(url);
        if (known.filter(card -> card.fetchedAt().isAfter(clock.instant().minus(FRESH)))
                .isPresent()) {
            return known.map(CardSql.Known::card);
        }
        try {
            return Optional.of(keeper.keep(url, reader.read(url)));
        } catch (NoPreviewException none) {
            LOG.debug("{}: {}", url, none.getMessage());
            return known.map(CardSql.Known::card);
        }
    }
}

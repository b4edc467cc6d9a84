package stoa.timelines.home;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** How home timelines are read, as meters. Their names and meanings are a table in db/README.md. */
@Singleton
final class FeedMetrics {
    private final Counter feed;
    private final Counter beyond;
    private final Counter pull;
    private final Counter same;
    private final Counter different;

    FeedMetrics(MeterRegistry registry) {
        this.feed = reads(registry, "feed");
        this.beyond = reads(registry, "beyond");
        this.pull = reads(registry, "pull");
        this.same = samples(registry, "same");
        this.different = samples(registry, "different");
    }

    private static Counter reads(MeterRegistry registry, String from) {
        return Counter.builder("stoa.feeds.reads")
                .description("Pages of home timelines by where they were read")
                .tag("from", from)
                .register(registry);
    }

    private static Counter samples(MeterRegistry registry, String outcome) {
        return Counter.builder("stoa.feeds.samples")
                .description("Pages that were compared with their definition")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Whole from the feed. */
    void readFromFeed() {
        feed.increment();
    }

    /** From authors, since the page goes on where the feed ends. */
    void readBeyondFeed() {
        beyond.increment();
    }

    /** From authors, since there is no feed. */
    void readByPull() {
        pull.increment();
    }

    void sampled(boolean asDefined) {
        (asDefined ? same : different).increment();
    }
}

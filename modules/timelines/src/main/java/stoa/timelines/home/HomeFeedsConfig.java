package stoa.timelines.home;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How home timelines are kept.
 *
 * @param enabled whether feeds are read; without, every page is read from the authors
 * @param followersAtOnce followers to whom a status is written in one statement; for authors with more, in jobs
 * @param writers how many such statements of one status run at a time
 * @param entries kept in a feed at least; a sweep removes what is older
 * @param retention how far back a feed goes at most, at most five weeks
 * @param newestOfEach statuses per author that a feed begins with
 * @param idle a feed that nobody has read for so long is given up
 * @param budget an author whose statuses take longer than this to write out is read by the followers instead
 * @param sampling share of reads, 0 to 1, after which the page is compared with its definition
 */
@ConfigurationProperties("stoa.home-feeds")
record HomeFeedsConfig(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "10000") int followersAtOnce,
        @Bindable(defaultValue = "2") int writers,
        @Bindable(defaultValue = "800") int entries,
        @Bindable(defaultValue = "30d") Duration retention,
        @Bindable(defaultValue = "100") int newestOfEach,
        @Bindable(defaultValue = "14d") Duration idle,
        @Bindable(defaultValue = "1s") Duration budget,
        @Bindable(defaultValue = "0.001") double sampling) {

    /** Less than the retention of the table's weeks, so that no feed begins in one that is given up. */
    static final Duration LONGEST_RETENTION = Duration.ofDays(35);

    HomeFeedsConfig {
        if (retention.compareTo(LONGEST_RETENTION) > 0 || !retention.isPositive()) {
            throw new IllegalArgumentException("stoa.home-feeds.retention is at most 35 days, not " + retention);
        }
        if (followersAtOnce < 1
                || writers < 1
                || entries < 1
                || newestOfEach < 1
                || !(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("stoa.home-feeds: sizes are positive, sampling is between 0 and 1");
        }
    }
}

package stoa.insights.dashboards;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Those who signed up in a period, as the API shows them (Mastodon documentation, entity Admin::Cohort).
 *
 * @param period its first instant
 * @param frequency {@code day} or {@code month}
 */
@Serdeable
record CohortView(String period, String frequency, List<Bucket> data) {

    /**
     * How many of them were active in a period.
     *
     * @param rate between 0 and 1; 0 of nobody
     */
    @Serdeable
    record Bucket(String date, double rate, String value) {}
}

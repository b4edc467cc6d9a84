package stoa.insights.dashboards;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure as the API shows it (Mastodon documentation, entity Admin::Measure): numbers as text.
 *
 * @param unit null for plain numbers
 * @param humanValue null for plain numbers
 * @param previousTotal of the period before, as long; null for what has none
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record MeasureView(
        String key,
        @Nullable String unit,
        String total,
        @Nullable String humanValue,
        @Nullable String previousTotal,
        List<Bucket> data) {

    /** A day. */
    @Serdeable
    record Bucket(String date, String value) {}
}

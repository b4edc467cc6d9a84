package stoa.insights.dashboards;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dimension as the API shows it (Mastodon documentation, entity Admin::Dimension), the largest value first. */
@Serdeable
record DimensionView(String key, List<Value> data) {

    /**
     * One of its values, a number or a version as text.
     *
     * @param unit left out of plain numbers, as {@code humanValue}
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(
            String key,
            String humanKey,
            String value,
            @Nullable String unit,
            @Nullable String humanValue) {
        static Value plain(String key, String humanKey, long value) {
            return new Value(key, humanKey, Long.toString(value), null, null);
        }
    }
}

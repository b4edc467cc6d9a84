package stoa.insights.rollup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When days are rolled up.
 *
 * @param every from one count of the day that is under way to the next
 * @param grace how long after its end a day closes: an event is dated when it is written, and visible when that commits
 * @param budget how long the refresh of one view may take
 */
@ConfigurationProperties("stoa.insights")
record RollUpConfig(
        @Bindable(defaultValue = "5m") Duration every,
        @Bindable(defaultValue = "15m") Duration grace,
        @Bindable(defaultValue = "60s") Duration budget) {}

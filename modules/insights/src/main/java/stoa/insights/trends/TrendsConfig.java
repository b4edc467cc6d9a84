package stoa.insights.trends;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When something is a trend.
 *
 * @param every from one computation to the next
 * @param leastPeople how many must use a hashtag or share a link within a day
 * @param leastMarks how often a status must have been favourited and reblogged
 * @param window how old a status may be
 * @param halfLife after this long what happened to a status counts half
 */
@ConfigurationProperties("stoa.trends")
record TrendsConfig(
        @Bindable(defaultValue = "5m") Duration every,
        @Bindable(defaultValue = "2") int leastPeople,
        @Bindable(defaultValue = "2") int leastMarks,
        @Bindable(defaultValue = "72h") Duration window,
        @Bindable(defaultValue = "6h") Duration halfLife) {}

package stoa.insights.trends;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import stoa.statuses.TagView;

/**
 * A hashtag as those who look after the server see it (Mastodon documentation, entity Admin::Tag): nobody reviews hashtags here, each
 * may be used and be a trend.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record AdminTagView(@JsonUnwrapped TagView tag, boolean trendable, boolean usable, boolean requiresReview) {
    static AdminTagView of(TagView tag) {
        return new AdminTagView(tag, true, true, false);
    }
}

package stoa.statuses.filters;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter as the API shows it to its owner (Mastodon documentation, entity Filter). */
@Serdeable(naming = SnakeCaseStrategy.class)
record FilterView(
        String id,
        String title,
        List<String> context,
        @Nullable Instant expiresAt,
        String filterAction,
        List<Keyword> keywords,
        List<Named> statuses) {

    /** Entity FilterKeyword. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Keyword(String id, String keyword, boolean wholeWord) {}

    /** Entity FilterStatus. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Named(String id, String statusId) {}
}

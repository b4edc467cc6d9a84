package stoa.statuses.filters;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One keyword of a filter, as apps know it that were written before filters had several (Mastodon documentation, entity
 * V1::Filter).
 *
 * @param id that of the keyword
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record OlderFilterView(
        String id,
        String phrase,
        List<String> context,
        boolean wholeWord,
        @Nullable Instant expiresAt,
        boolean irreversible) {}

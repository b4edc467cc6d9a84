package stoa.statuses.tagging;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A hashtag on somebody's profile (Mastodon documentation, entity FeaturedTag).
 *
 * @param statusesCount how many public and unlisted statuses of theirs have it, a number in text
 * @param lastStatusAt the day of the last one, such as 2026-11-21
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record FeaturedTagView(
        String id,
        String name,
        String url,
        String statusesCount,
        @Nullable String lastStatusAt) {}

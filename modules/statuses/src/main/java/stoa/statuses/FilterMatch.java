package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a filter of the viewer finds a status (Mastodon documentation, entity FilterResult). What follows from it is the
 * client's to do, by the filter's action and contexts.
 *
 * @param keywordMatches what was found in the text, null where nothing was
 * @param statusMatches the ids under which the filter names the status, null where it does not
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record FilterMatch(
        Filter filter,
        @Nullable List<String> keywordMatches,
        @Nullable List<String> statusMatches) {

    /**
     * A filter without what it looks for.
     *
     * @param context {@code home}, {@code notifications}, {@code public}, {@code thread}, {@code account}
     * @param filterAction {@code warn}, {@code hide} or {@code blur}
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Filter(
            String id,
            String title,
            List<String> context,
            @Nullable Instant expiresAt,
            String filterAction) {}
}

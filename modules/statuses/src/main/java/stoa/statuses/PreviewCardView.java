package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;

/**
 * Where a link leads, as the API shows it (Mastodon documentation, entity PreviewCard). What its page does not say is empty, 0 or
 * null.
 *
 * @param type {@code link}, {@code photo} or {@code video}
 * @param html a frame with a player, of a {@code video}
 * @param image a copy of ours
 * @param embedUrl the same, of a {@code photo}
 * @param missingAttribution null: pages do not say here whose account wrote them
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PreviewCardView(
        String url,
        String title,
        String description,
        @Nullable String language,
        String type,
        String authorName,
        String authorUrl,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        @Nullable String image,
        String imageDescription,
        String embedUrl,
        @Nullable String blurhash,
        @Nullable Instant publishedAt,
        List<Author> authors,
        @Nullable Boolean missingAttribution) {

    /**
     * Who wrote the page.
     *
     * @param account null, as {@code missingAttribution}
     */
    @Serdeable
    public record Author(String name, String url, @Nullable AccountView account) {}
}

package stoa.statuses.previews;

import static stoa.statuses.sql.statuses.Tables.PREVIEW_CARD;

import java.time.Instant;
import java.util.List;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a link as the database has it.
 *
 * @param image the name of a picture
 * @param width of the frame in {@code html}, else of the picture
 */
public record CardRow(
        long id,
        String url,
        String type,
        String title,
        String description,
        @Nullable String language,
        String authorName,
        String authorUrl,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        @Nullable String image,
        String imageDescription,
        @Nullable String blurhash,
        @Nullable Instant publishedAt) {

    /** The columns of {@link #of}. */
    public static List<SelectField<?>> columns() {
        return List.of(
                PREVIEW_CARD.ID,
                PREVIEW_CARD.URL,
                PREVIEW_CARD.TYPE,
                PREVIEW_CARD.TITLE,
                PREVIEW_CARD.DESCRIPTION,
                PREVIEW_CARD.LANGUAGE,
                PREVIEW_CARD.AUTHOR_NAME,
                PREVIEW_CARD.AUTHOR_URL,
                PREVIEW_CARD.PROVIDER_NAME,
                PREVIEW_CARD.PROVIDER_URL,
                PREVIEW_CARD.HTML,
                PREVIEW_CARD.WIDTH,
                PREVIEW_CARD.HEIGHT,
                PREVIEW_CARD.IMAGE,
                PREVIEW_CARD.IMAGE_DESCRIPTION,
                PREVIEW_CARD.BLURHASH,
                PREVIEW_CARD.PUBLISHED_AT);
    }

    /** Of a row that has {@link #columns}, among others; null where they come of an outer join that found none. */
    public static @Nullable CardRow of(Record row) {
        return row.get(PREVIEW_CARD.ID) == null
                ? null
                : new CardRow(
                        row.get(PREVIEW_CARD.ID),
                        row.get(PREVIEW_CARD.URL),
                        row.get(PREVIEW_CARD.TYPE),
                        row.get(PREVIEW_CARD.TITLE),
                        row.get(PREVIEW_CARD.DESCRIPTION),
                        row.get(PREVIEW_CARD.LANGUAGE),
                        row.get(PREVIEW_CARD.AUTHOR_NAME),
                        row.get(PREVIEW_CARD.AUTHOR_URL),
                        row.get(PREVIEW_CARD.PROVIDER_NAME),
                        row.get(PREVIEW_CARD.PROVIDER_URL),
                        row.get(PREVIEW_CARD.HTML),
                        row.get(PREVIEW_CARD.WIDTH),
                        row.get(PREVIEW_CARD.HEIGHT),
                        row.get(PREVIEW_CARD.IMAGE),
                        row.get(PREVIEW_CARD.IMAGE_DESCRIPTION),
                        row.get(PREVIEW_CARD.BLURHASH),
                        row.get(PREVIEW_CARD.PUBLISHED_AT));
    }

    /** How much memory it takes, about. */
    public int bytes() {
        return 500 + title.length() + description.length() + html.length() + 2 * url.length();
    }
}

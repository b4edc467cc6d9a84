package stoa.statuses.previews;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import stoa.media.Pictures;
import stoa.statuses.LinkTrendView;
import stoa.statuses.PreviewCardId;
import stoa.statuses.PreviewCardView;
import stoa.statuses.PreviewCards;
import stoa.statuses.counting.DaysOfUse;

/** What is known of links as the API shows it. */
@Singleton
public class Cards implements PreviewCards {
    private final CardSql cards;
    private final Pictures pictures;

    Cards(CardSql cards, Pictures pictures) {
        this.cards = cards;
        this.pictures = pictures;
    }

    @Override
    public List<LinkTrendView> byIds(List<PreviewCardId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var rows = cards.byIds(ids);
        var days = DaysOfUse.untilToday();
        var usage = cards.usage(ids, days.firstStatus());
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> new LinkTrendView(
                        view(row), days.show(day -> usage.get(new CardSql.CardDay(new PreviewCardId(row.id()), day)))))
                .toList();
    }

    /** One as it is shown in a status. */
    public PreviewCardView view(CardRow row) {
        var image = row.image() == null ? null : pictures.url(row.image());
        var authors = row.authorName().isEmpty() && row.authorUrl().isEmpty()
                ? List.<PreviewCardView.Author>of()
                : List.of(new PreviewCardView.Author(row.authorName(), row.authorUrl(), null));
        return new PreviewCardView(
                row.url(),
                row.title(),
                row.description(),
                row.language(),
                row.type(),
                row.authorName(),
                row.authorUrl(),
                row.providerName(),
                row.providerUrl(),
                row.html(),
                row.width(),
                row.height(),
                image,
                row.imageDescription(),
                // Ours: whoever shows it would tell the other site who reads it.
                row.type().equals(PreviewDraft.PHOTO) && image != null ? image : "",
                row.blurhash(),
                row.publishedAt(),
                authors,
                null);
    }
}

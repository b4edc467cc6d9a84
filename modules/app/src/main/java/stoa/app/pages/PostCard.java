package stoa.app.pages;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A post as a card in a list, and as the subject of its own page.
 *
 * @param id unique on the page; also the anchor
 * @param url the permalink
 * @param contentHtml the sanitised content
 * @param contentWarning if there is one, content and media stay folded beneath it
 * @param sensitive whether the media stay folded although there is no warning
 * @param language the BCP 47 tag of the content, if the author gave one
 * @param pinned whether the author keeps it at the top of the profile; said on the card
 * @param boostedBy who passed it on, if that is why it is here
 * @param replyToAcct whom it answers, without the leading at sign
 * @param quoted what it quotes, where readers may see that
 */
public record PostCard(
        String id,
        String url,
        AuthorView author,
        Moment posted,
        @Nullable Moment edited,
        String contentHtml,
        @Nullable String contentWarning,
        boolean sensitive,
        @Nullable String language,
        List<MediaView> media,
        @Nullable PollView poll,
        long replies,
        long boosts,
        long favourites,
        boolean pinned,
        @Nullable AuthorView boostedBy,
        @Nullable String replyToAcct,
        @Nullable QuotedPost quoted) {

    public PostCard {
        media = List.copyOf(media);
    }

    /** The counts that are worth a word: those that are not zero. */
    public List<Tally> tallies() {
        return Stream.of(
                        new Tally(replies, "reply", "replies"),
                        new Tally(boosts, "boost", "boosts"),
                        new Tally(favourites, "favourite", "favourites"))
                .filter(tally -> tally.count() > 0)
                .toList();
    }
}

package stoa.statuses;

import java.util.List;
import java.util.Optional;
import stoa.accounts.Apps;
import stoa.media.AttachmentId;

/**
 * A status that somebody asks to post.
 *
 * @param text plain text
 * @param spoilerText the content warning, empty for none
 * @param visibility {@code public}, {@code unlisted}, {@code private} or {@code direct}; empty for the author's default
 * @param sensitive empty for the author's default
 * @param language ISO 639-1, empty for the author's default
 * @param inReplyTo what it answers
 * @param media what it shows, in this order; with something to show the text may be empty
 * @param application the app that posts
 * @param quoted what it quotes
 * @param quotePolicy who may quote it: {@code public}, {@code followers} or {@code nobody}; empty for the author's default
 */
public record PostRequest(
        String text,
        String spoilerText,
        Optional<String> visibility,
        Optional<Boolean> sensitive,
        Optional<String> language,
        Optional<StatusId> inReplyTo,
        Optional<PollRequest> poll,
        List<AttachmentId> media,
        Optional<Apps.App> application,
        Optional<StatusId> quoted,
        Optional<String> quotePolicy) {

    /** A public status of nothing but a text. */
    public static PostRequest of(String text) {
        return new PostRequest(
                text,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, where a content warning without a text has become the text. */
    public PostRequest withSomeText() {
        return text.isBlank() && !spoilerText.isBlank()
                ? new PostRequest(
                        spoilerText,
                        "",
                        visibility,
                        sensitive,
                        language,
                        inReplyTo,
                        poll,
                        media,
                        application,
                        quoted,
                        quotePolicy)
                : this;
    }

    /** The same with a poll. */
    public PostRequest asking(PollRequest asked) {
        return new PostRequest(
                text,
                spoilerText,
                visibility,
                sensitive,
                language,
                inReplyTo,
                Optional.of(asked),
                media,
                application,
                quoted,
                quotePolicy);
    }

    /** The same in answer to a status. */
    public PostRequest replyingTo(StatusId status) {
        return new PostRequest(
                text,
                spoilerText,
                visibility,
                sensitive,
                language,
                Optional.of(status),
                poll,
                media,
                application,
                quoted,
                quotePolicy);
    }
}

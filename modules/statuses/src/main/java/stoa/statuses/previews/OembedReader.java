package stoa.statuses.previews;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;

/** Adds to what a page says what its site says of it by oEmbed (https://oembed.com). */
@Singleton
class OembedReader {
    private final JsonMapper json;

    OembedReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * The draft with what is better known here; of markup only a frame is taken.
     *
     * @throws IOException where the answer is none
     */
    PreviewDraft add(PreviewDraft page, Fetched answer) throws IOException {
        var said = json.readValue(answer.body(), Argument.of(JsonNode.class));
        if (said == null || !said.isObject()) {
            throw new IOException(answer.url().host() + " answered with no object");
        }
        var base = answer.url();
        var type = text(said, "type");
        var frame = type.equals(PreviewDraft.VIDEO) ? Frame.in(text(said, "html"), base) : Optional.<Frame>empty();
        var photo = type.equals(PreviewDraft.PHOTO) ? address(said, "url", base) : Optional.<PageUrl>empty();
        var thumbnail = address(said, "thumbnail_url", base);
        var size = frame.or(() -> photo.map(
                shown -> new Frame("", Frame.pixels(text(said, "width")), Frame.pixels(text(said, "height")))));
        BiFunction<String, String, String> or = (first, second) -> first.isEmpty() ? second : first;
        return new PreviewDraft(
                photo.isPresent() ? PreviewDraft.PHOTO : frame.isPresent() ? PreviewDraft.VIDEO : page.type(),
                or.apply(CardText.line(text(said, "title"), CardText.TITLE), page.title()),
                page.description(),
                page.language(),
                or.apply(CardText.line(text(said, "author_name"), CardText.NAME), page.authorName()),
                or.apply(address(said, "author_url", base).map(PageUrl::text).orElse(""), page.authorUrl()),
                or.apply(CardText.line(text(said, "provider_name"), CardText.NAME), page.providerName()),
                or.apply(address(said, "provider_url", base).map(PageUrl::text).orElse(""), page.providerUrl()),
                photo.isPresent() ? "" : frame.map(Frame::html).orElse(page.html()),
                size.map(Frame::width).orElse(page.width()),
                size.map(Frame::height).orElse(page.height()),
                photo.or(() -> Optional.ofNullable(page.picture()))
                        .or(() -> thumbnail)
                        .orElse(null),
                page.pictureDescription(),
                page.publishedAt());
    }

    private static Optional<PageUrl> address(JsonNode said, String name, PageUrl base) {
        var text = text(said, name);
        return text.isBlank() ? Optional.empty() : base.resolve(text);
    }

    /** Numbers too: some write them as text, others do not. */
    private static String text(JsonNode said, String name) {
        var value = said.get(name);
        return value != null && (value.isString() || value.isNumber()) ? value.coerceStringValue() : "";
    }
}

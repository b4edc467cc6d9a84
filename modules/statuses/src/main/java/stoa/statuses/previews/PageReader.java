package stoa.statuses.previews;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads what a page says of itself: OpenGraph (https://ogp.me), then Twitter's cards, then what HTML has for it. */
final class PageReader {
    private static final int MAX_YEAR = 9_999;

    private final PageUrl url;
    private final Document document;
    private final Map<String, String> meta = new HashMap<>();

    private PageReader(Fetched page) throws IOException {
        url = page.url();
        // Without a charset from its sender the page itself is asked.
        document = Jsoup.parse(
                new ByteArrayInputStream(page.body()),
                page.charset() == null ? null : page.charset().name(),
                url.text());
        for (var element : document.select("meta[content]")) {
            var name = element.hasAttr("property") ? element.attr("property") : element.attr("name");
            meta.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), element.attr("content"));
        }
    }

    static PageReader of(Fetched page) throws IOException {
        return new PageReader(page);
    }

    /** Where the page is described by oEmbed (https://oembed.com), if it is. */
    Optional<PageUrl> oembed() {
        return Optional.ofNullable(document.selectFirst("link[rel~=(?i)alternate][type=application/json+oembed][href]"))
                .flatMap(link -> url.resolve(link.attr("href")));
    }

    PreviewDraft draft() {
        var player = first("twitter:player")
                .flatMap(url::resolve)
                .flatMap(source -> Frame.of(source, said("twitter:player:width"), said("twitter:player:height")));
        var author = first("article:author", "og:article:author").filter(text -> !isAddress(text));
        return new PreviewDraft(
                player.isPresent() ? PreviewDraft.VIDEO : PreviewDraft.LINK,
                CardText.line(first("og:title", "twitter:title").orElseGet(document::title), CardText.TITLE),
                CardText.line(
                        first("og:description", "twitter:description", "description")
                                .orElse(""),
                        CardText.DESCRIPTION),
                language(),
                CardText.line(first("author").or(() -> author).orElse(""), CardText.NAME),
                first("article:author", "og:article:author")
                        .filter(PageReader::isAddress)
                        .flatMap(PageUrl::of)
                        .map(PageUrl::text)
                        .orElse(""),
                CardText.line(said("og:site_name"), CardText.NAME),
                url.site(),
                player.map(Frame::html).orElse(""),
                player.map(Frame::width).orElse(0),
                player.map(Frame::height).orElse(0),
                first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
                        .flatMap(url::resolve)
                        .orElse(null),
                CardText.line(first("og:image:alt", "twitter:image:alt").orElse(""), CardText.ALTERNATIVE),
                first("article:published_time", "og:article:published_time", "date")
                        .map(PageReader::instant)
                        .orElse(null));
    }

    private Optional<String> first(String... names) {
        return Stream.of(names).map(this::said).filter(text -> !text.isBlank()).findFirst();
    }

    private String said(String name) {
        return meta.getOrDefault(name, "").strip();
    }

    private static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http", 0, 4);
    }

    private @Nullable String language() {
        var root = document.selectFirst("html[lang]");
        return CardText.language(root == null ? said("og:locale") : root.attr("lang"));
    }

    /** Null for what is no moment; one without a zone is taken as UTC. */
    static @Nullable Instant instant(String text) {
        try {
            var moment = text.length() <= "2026-11-21".length()
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from)) {
                        case OffsetDateTime exact -> exact;
                        case LocalDateTime local -> local.atOffset(ZoneOffset.UTC);
                        default -> throw new DateTimeException(text);
                    };
            return moment.getYear() > 0 && moment.getYear() < MAX_YEAR ? moment.toInstant() : null;
        } catch (DateTimeException noMoment) {
            return null;
        }
    }
}

package stoa.statuses.previews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageReaderTest {
    private static final PageUrl URL =
            PageUrl.of("https://news.example/2026/story").orElseThrow();

    private static PageReader read(byte[] body, @Nullable Charset charset) throws IOException {
        return PageReader.of(new Fetched(URL, body, charset));
    }

    private static PreviewDraft draft(String html) throws IOException {
        return read(html.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .draft();
    }

    @Test
    void readsOpenGraph() throws IOException {
        assertThat(draft("""
                <!doctype html><html lang="en-GB"><head><title>Not this</title>
                <meta property="og:title" content="A &amp; B">
                <meta property="og:description" content="  What
                   happened ">
                <meta property="og:site_name" content="The News">
                <meta property="og:image" content="/pictures/1.jpg">
                <meta property="og:image:alt" content="A street">
                <meta property="article:published_time" content="2026-11-20T10:00:00+01:00">
                <meta property="article:author" content="https://news.example/people/ann">
                <meta name="author" content="Ann">
                </head><body></body></html>"""))
                .isEqualTo(new PreviewDraft(
                        "link",
                        "A & B",
                        "What happened",
                        "en",
                        "Ann",
                        "https://news.example/people/ann",
                        "The News",
                        "https://news.example/",
                        "",
                        0,
                        0,
                        PageUrl.of("https://news.example/pictures/1.jpg").orElseThrow(),
                        "A street",
                        Instant.parse("2026-11-20T09:00:00Z")));
    }

    @Test
    void fallsBackToTwittersCardsAndToHtml() throws IOException {
        var twitter = draft("<meta name=twitter:title content=T><meta name=twitter:description content=D>"
                + "<meta name=twitter:image content=//cdn.example/i.png><title>x</title>");
        assertThat(twitter.title()).isEqualTo("T");
        assertThat(twitter.description()).isEqualTo("D");
        assertThat(twitter.picture()).hasToString("https://cdn.example/i.png");
        var plain = draft("<title> A\n title </title><meta name=description content=D>");
        assertThat(plain.title()).isEqualTo("A title");
        assertThat(plain.description()).isEqualTo("D");
        assertThat(plain.picture()).isNull();
        assertThat(plain.publishedAt()).isNull();
        assertThat(plain.language()).isNull();
    }

    @Test
    void takesPlayersAsFramesThatMayOnlyPlay() throws IOException {
        var film = draft("<title>x</title><meta name=twitter:player content='https://tv.example/e?a=1&b=\"><script>'>"
                + "<meta name=twitter:player:width content=640><meta name=twitter:player:height content=99999>");
        assertThat(film.type()).isEqualTo("video");
        assertThat(film.html())
                .isEqualTo("<iframe src=\"https://tv.example/e?a=1&amp;b=%22%3E%3Cscript%3E\" width=\"640\""
                        + " allowfullscreen=\"true\" frameborder=\"0\" sandbox=\"allow-scripts allow-same-origin"
                        + " allow-popups allow-popups-to-escape-sandbox allow-forms\"></iframe>");
        assertThat(film.width()).isEqualTo(640);
        assertThat(film.height()).isZero();
        var plain = draft("<title>x</title><meta name=twitter:player content=http://tv.example/e>");
        assertThat(plain.type()).isEqualTo("link");
        assertThat(plain.html()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1,true", "ISO-8859-1,false", "Shift_JIS,true", "UTF-8,false", "windows-1251,true"})
    void readsTheCharactersThatItsSenderOrThePageNames(String name, boolean told) throws IOException {
        var charset = Charset.forName(name);
        var title = name.equals("Shift_JIS") ? "日本" : name.equals("windows-1251") ? "Привет" : "Café";
        var html = "<head><meta charset='" + (told ? "nonsense" : name) + "'><title>" + title + "</title>";
        assertThat(read(html.getBytes(charset), told ? charset : null).draft().title())
                .isEqualTo(title);
    }

    @Test
    void cutsWhatIsWithoutEnd() throws IOException {
        var draft = draft("<title>" + "é".repeat(10_000) + "</title><meta name=description content='"
                + "word ".repeat(10_000) + "'><meta property=og:site_name content='" + "x".repeat(10_000) + "'>");
        assertThat(draft.title()).hasSize(CardText.TITLE);
        assertThat(draft.description()).hasSizeBetween(CardText.DESCRIPTION - 5, CardText.DESCRIPTION + 1);
        assertThat(draft.providerName()).hasSize(CardText.NAME);
    }

    @Test
    void leavesOutWhatCannotBeStoredOrShown() throws IOException {
        assertThat(draft("<title>a\u0000b\u0007c&#xD800;d&#0;e</title>").title())
                .doesNotContain("\u0000", "\u0007", "\uD800")
                .startsWith("a")
                .endsWith("e");
    }

    @Test
    void survivesWhatIsNoPage() throws IOException {
        assertThat(draft("").isEmpty()).isTrue();
        assertThat(draft("<".repeat(100_000)).isEmpty()).isTrue();
        assertThat(draft("<div>".repeat(100_000) + "<title>deep</title>").isEmpty())
                .isIn(true, false);
        assertThat(draft("<meta property='og:title'><meta content='x'><meta property='og:image' content='::'>")
                        .isEmpty())
                .isTrue();
        assertThat(read(new byte[] {-1, -2, 0, 0, -1}, null).draft().isEmpty()).isIn(true, false);
    }

    @Test
    void findsOembed() throws IOException {
        var page = read(
                ("<link rel='alternate' type='application/json+oembed' href='/oembed?url=x&amp;y=1'>"
                                + "<link rel=alternate type='text/xml+oembed' href='/no'>")
                        .getBytes(StandardCharsets.UTF_8),
                null);
        assertThat(page.oembed()).map(PageUrl::text).contains("https://news.example/oembed?url=x&y=1");
        assertThat(read(new byte[0], null).oembed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z,2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.5+02:00,2026-11-20T08:00:00.500Z",
        "2026-11-20T10:00:00,2026-11-20T10:00:00Z",
        "2026-11-20,2026-11-20T00:00:00Z",
    })
    void readsMoments(String text, Instant moment) {
        assertThat(PageReader.instant(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "20/11/2026", "+999999-01-01T00:00:00Z", "2026-13-01", "''"})
    void doesNotGuessMoments(String text) {
        assertThat(PageReader.instant(text)).isNull();
    }
}

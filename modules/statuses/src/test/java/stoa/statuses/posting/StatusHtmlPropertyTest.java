package stoa.statuses.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.platform.web.GivenWeb;

/** Whatever people write, it becomes HTML that does no harm, the same every time, and that says what they wrote. */
final class StatusHtmlPropertyTest {
    private static final int TEXTS = 3_000;
    private static final int MOST_PIECES = 12;
    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "</p></a>",
            "&lt;b&gt;",
            "&#60;i&#62;",
            "javascript:alert(1)",
            "https://example.org/a?b=c&d=e\"f",
            "http://пример.испытание/путь#часть",
            "HTTPS://EXAMPLE.ORG/" + "x".repeat(40),
            "https://example.org/@bob",
            "@bob",
            "@BOB@stoa.example",
            "@eve@elsewhere.example",
            "@@bob",
            "#tag",
            "#Ünïcode",
            "#1",
            "#",
            "@",
            "&",
            "<",
            ">",
            "'",
            "\"",
            "\n",
            "\r\n",
            "\n\n\n",
            " ",
            "\t",
            "word",
            "😀👨‍👩‍👧",
            "\u202Eright to left",
            "\uFFFD",
            "日本語");

    private final StatusHtml html = new StatusHtml(GivenWeb.url("https://stoa.example"), Map.of("bob", "Bob"));
    private final Safelist allowed = new Safelist()
            .addTags("p", "br", "a", "span")
            .addAttributes("a", "href", "class", "rel", "target", "translate")
            .addAttributes("span", "class", "translate")
            .addProtocols("a", "href", "http", "https");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isSafeAndStableAndSaysWhatWasWritten(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < TEXTS; i++) {
            var text = text(random);
            var written = html.write(StatusText.parse(text));
            assertThat(Jsoup.isValid(written, allowed))
                    .as("%s became %s", text, written)
                    .isTrue();
            assertThat(html.write(StatusText.parse(text))).as(text).isEqualTo(written);
            assertThat(letters(Jsoup.parseBodyFragment(written).text()))
                    .as(written)
                    .isEqualToIgnoringCase(letters(said(text)));
        }
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(1, MOST_PIECES); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    /** Somebody of this server is named without it. */
    private static String said(String text) {
        var said = new StringBuilder();
        for (var part : StatusText.parse(text).parts()) {
            said.append(
                    switch (part) {
                        case StatusText.Plain plain -> plain.text();
                        case StatusText.Link link -> link.url();
                        case StatusText.Tag tag -> "#" + tag.name();
                        case StatusText.Mention mention
                        when mention.key().equals("bob")
                                && (mention.domain().isEmpty()
                                        || mention.domain().equals("stoa.example")) -> "@Bob";
                        case StatusText.Mention mention ->
                            "@" + mention.user() + (mention.domain().isEmpty() ? "" : "@" + mention.domain());
                    });
        }
        return said.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s\\p{Z}]", "");
    }
}

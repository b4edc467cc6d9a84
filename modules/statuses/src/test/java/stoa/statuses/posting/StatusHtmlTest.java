package stoa.statuses.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.platform.web.GivenWeb;

final class StatusHtmlTest {
    private final StatusHtml html = new StatusHtml(GivenWeb.url("https://stoa.example"), Map.of("bob", "Bob"));

    @Test
    void writesParagraphsAndLineBreaks() {
        assertThat(write("a\nb\r\nc\n\n\nd")).isEqualTo("<p>a<br />b<br />c</p><p>d</p>");
        assertThat(write("\n\na\n\n")).isEqualTo("<p>a</p>");
    }

    @Test
    void linksThoseWhomItKnows() {
        assertThat(write("@BOB @bob@stoa.example @bob@STOA.example"))
                .isEqualTo("<p>%1$s %1$s %1$s</p>"
                        .formatted("<span class=\"h-card\" translate=\"no\"><a href=\"https://stoa.example/@Bob\""
                                + " class=\"u-url mention\">@<span>Bob</span></a></span>"));
        assertThat(write("@eve @bob@elsewhere.example")).isEqualTo("<p>@eve @bob@elsewhere.example</p>");
    }

    @Test
    void linksTagsInLowerCase() {
        assertThat(write("#StoA"))
                .isEqualTo("<p><a href=\"https://stoa.example/tags/stoa\" class=\"mention hashtag\" rel=\"tag\">"
                        + "#<span>StoA</span></a></p>");
    }

    @Test
    void showsTheNearEndOfALink() {
        assertThat(write("http://www.example.org/" + "x".repeat(30)))
                .isEqualTo("<p><a href=\"http://www.example.org/%s\" target=\"_blank\" rel=\"nofollow noopener\""
                                .formatted("x".repeat(30))
                        + " translate=\"no\"><span class=\"invisible\">http://www.</span><span class=\"ellipsis\">"
                        + "example.org/" + "x".repeat(18) + "</span><span class=\"invisible\">" + "x".repeat(12)
                        + "</span></a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "https://a.example/\"onmouseover=\"alert(1)",
                "https://a.example/'><script>",
                "#tag\"><b>",
                "@bob\"><b>",
                "@x@y.example\"><b>",
                "&lt;b&gt;",
            })
    void letsNoMarkupThrough(String text) {
        var ours =
                write(text).replaceAll("</?(p|a|span|br)( (href|target|rel|class|translate)=\"[^\"<>]*\")*( /)?>", "");
        assertThat(ours).doesNotContain("<", ">", "\"");
    }

    private String write(String text) {
        return html.write(StatusText.parse(text));
    }
}

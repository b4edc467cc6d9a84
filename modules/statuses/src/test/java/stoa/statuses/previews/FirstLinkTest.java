package stoa.statuses.previews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stoa.platform.web.GivenWeb;

final class FirstLinkTest {
    private final FirstLink links = new FirstLink(GivenWeb.url("https://stoa.example"));

    @Test
    void isTheFirstThatLeadsAway() {
        assertThat(
                        links.in(
                                "<p><a href=\"https://stoa.example/@bob\" class=\"u-url mention\">@<span>bob</span></a>"
                                        + " <a href=\"https://else.example/tags/a\" class=\"mention hashtag\" rel=\"tag\">#a</a>"
                                        + " <a href=\"https://STOA.example/@bob/1\">here</a>"
                                        + " <a href=\"https://a.example/?x=1&amp;y=2\">there</a> <a href=\"https://b.example/\">b</a></p>"))
                .map(PageUrl::text)
                .contains("https://a.example/?x=1&y=2");
    }

    @Test
    void isNoneWhereNothingIsLinked() {
        assertThat(links.in("")).isEmpty();
        assertThat(links.in("<p>a &lt;a href</p>")).isEmpty();
        assertThat(links.in("<p><a href=\"https://a@b.example/\">x</a></p>")).isEmpty();
    }
}

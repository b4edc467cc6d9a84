package stoa.statuses.previews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageUrlTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
                    https://example.org | https://example.org/
                    HTTPS://Example.ORG/Path?Q=1#part | https://example.org/Path?Q=1
                    https://example.org:443/ | https://example.org/
                    http://example.org:80?q | http://example.org/?q
                    http://example.org:8080/ | http://example.org:8080/
                    https://example.org./ | https://example.org/
                    https://bücher.example/straße | https://xn--bcher-kva.example/stra%C3%9Fe
                    https://example.org/a|b{c}[d]"<> | https://example.org/a%7Cb%7Bc%7D%5Bd%5D%22%3C%3E
                    https://example.org/100%&%41 | https://example.org/100%25&%41
                    https://[2606:4700::1111]/ | https://[2606:4700::1111]/
                    """)
    void bringsLinksIntoOneForm(String text, String form) {
        assertThat(PageUrl.of(text)).map(PageUrl::text).contains(form);
        assertThat(PageUrl.of(form)).map(PageUrl::text).contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org/",
                "file:///etc/passwd",
                "gopher://example.org/",
                "javascript:alert(1)",
                "https://",
                "https:///path",
                "https://user@example.org/",
                "https://user:password@example.org/",
                "https://example.org\\@127.0.0.1/",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://example.org:x/",
                "https://exam ple.org/",
                "https://..example/",
                "https://a..b/",
            })
    void takesNothingElse(String text) {
        assertThat(PageUrl.of(text)).isEmpty();
    }

    @Test
    void isNotWithoutEnd() {
        assertThat(PageUrl.of("https://example.org/" + "x".repeat(2_100))).isEmpty();
        assertThat(PageUrl.of("https://" + "x".repeat(300) + ".org/"))
                .map(PageUrl::host)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
                    other | https://example.org/a/other
                    /other | https://example.org/other
                    ?q=2 | https://example.org/a/b?q=2
                    //else.example/x | https://else.example/x
                    HTTP://Else.example | http://else.example/
                    /a b#c | https://example.org/a%20b
                    """)
    void followsLinks(String link, String form) {
        var page = PageUrl.of("https://example.org/a/b?q=1").orElseThrow();
        assertThat(page.resolve(link)).map(PageUrl::text).contains(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//user@else.example/"})
    void followsNothingElse(String link) {
        assertThat(PageUrl.of("https://example.org/").orElseThrow().resolve(link))
                .isEmpty();
    }

    @Test
    void knowsItsSite() {
        var url = PageUrl.of("https://example.org:8443/a").orElseThrow();
        assertThat(url.authority()).isEqualTo("example.org:8443");
        assertThat(url.site()).isEqualTo("https://example.org:8443/");
        assertThat(url.isOnUsualPort()).isFalse();
        assertThat(PageUrl.of("http://example.org/").orElseThrow().isOnUsualPort())
                .isTrue();
    }
}

package stoa.accounts.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileHtmlTest {

    @Test
    void escapesEverythingAndKeepsLines() {
        assertThat(ProfileHtml.paragraphs("<script>\"&'\nnext\n\n\nlast"))
                .isEqualTo("<p>&lt;script&gt;&quot;&amp;&#39;<br />next</p><p>last</p>");
        assertThat(ProfileHtml.paragraphs(" \n ")).isEmpty();
    }

    @Test
    void linksAddressesOfTheWeb() {
        assertThat(ProfileHtml.line("see https://a.example/?x=1&y=\"2"))
                .isEqualTo("see <a href=\"https://a.example/?x=1&amp;y=\" target=\"_blank\""
                        + " rel=\"nofollow noopener me\" translate=\"no\"><span class=\"invisible\">https://</span>"
                        + "<span class=\"\">a.example/?x=1&amp;y=</span><span class=\"invisible\"></span></a>&quot;2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data://text/html,x",
                "ftp://a.example",
                "javascript://a.example/%0Aalert(1)"
            })
    void linksNothingElse(String text) {
        assertThat(ProfileHtml.line(text)).doesNotContain("<");
    }
}

package stoa.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailTest {

    @Test
    void showsTextAsTextAndLinksAsLinks() {
        var mail = new Mail(
                "a@example.org", "Hello", List.of("Hello <b>'you'</b> & \"all\"", "https://a.example/?a=1&b=2"));
        assertThat(mail.text()).isEqualTo("Hello <b>'you'</b> & \"all\"\n\nhttps://a.example/?a=1&b=2\n");
        assertThat(mail.html())
                .isEqualTo(
                        "<!doctype html><html lang=\"en\"><body>"
                                + "<p>Hello &lt;b&gt;&#39;you&#39;&lt;/b&gt; &amp; &quot;all&quot;</p>"
                                + "<p><a href=\"https://a.example/?a=1&amp;b=2\">https://a.example/?a=1&amp;b=2</a></p></body></html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nBcc: b@example.org", "a\r\nX: y", "a\0b", "a\u0085b"})
    void letsNothingIntoItsHeader(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mail("a@example.org", line, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mail(line, "Hello", List.of()));
    }
}

package stoa.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTextTest {
    @Test
    void readsWhatPeopleRead() {
        assertThat(
                        PlainText.of(
                                "<p>1 &lt; 2 &amp;amp; &quot;x&quot;<br />it&#39;s</p><p><a href=\"https://a.example/\">"
                                        + "<span class=\"invisible\">https://</span><span class=\"\">a.example/</span></a></p>"))
                .isEqualTo("1 < 2 &amp; \"x\"\nit's\nhttps://a.example/");
    }
}

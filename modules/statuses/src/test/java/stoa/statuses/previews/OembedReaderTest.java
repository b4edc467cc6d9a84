package stoa.statuses.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OembedReaderTest {
    private static final PageUrl URL = PageUrl.of("https://tv.example/oembed").orElseThrow();
    private static final PreviewDraft PAGE = new PreviewDraft(
            "link",
            "Page",
            "About it",
            "en",
            "",
            "",
            "",
            "https://tv.example/",
            "",
            0,
            0,
            PageUrl.of("https://tv.example/og.png").orElseThrow(),
            "",
            null);

    private final OembedReader reader = new OembedReader(ObjectMapper.getDefault());

    private PreviewDraft add(String json) throws IOException {
        return reader.add(PAGE, new Fetched(URL, json.getBytes(StandardCharsets.UTF_8), null));
    }

    @Test
    void takesAFrameOfAVideo() throws IOException {
        var film = add("""
                {"type":"video","title":"Film","author_name":"Ann","author_url":"/ann","provider_name":"TV",
                 "provider_url":"https://tv.example","width":"640","height":360,
                 "html":"<script>alert(1)</script><iframe onload=alert(1) src='//tv.example/e' width=640 height=360></iframe>"}""");
        assertThat(film.type()).isEqualTo("video");
        assertThat(film.title()).isEqualTo("Film");
        assertThat(film.description()).isEqualTo("About it");
        assertThat(film.authorName()).isEqualTo("Ann");
        assertThat(film.authorUrl()).isEqualTo("https://tv.example/ann");
        assertThat(film.providerName()).isEqualTo("TV");
        assertThat(film.html())
                .startsWith("<iframe src=\"https://tv.example/e\" width=\"640\" height=\"360\"")
                .doesNotContain("script>", "onload");
        assertThat(film.width()).isEqualTo(640);
        assertThat(film.height()).isEqualTo(360);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iframe src='http://tv.example/e'></iframe>",
                "<iframe src='javascript:alert(1)'></iframe>",
                "<iframe srcdoc='<script>'></iframe>",
                "<script src='https://tv.example/e.js'></script>",
                ""
            })
    void takesNoOtherMarkup(String html) throws IOException {
        var film = add("{\"type\":\"video\",\"title\":\"Film\",\"html\":\"" + html + "\"}");
        assertThat(film.type()).isEqualTo("link");
        assertThat(film.html()).isEmpty();
        assertThat(film.title()).isEqualTo("Film");
    }

    @Test
    void takesThePictureOfAPhoto() throws IOException {
        var photo = add("{\"type\":\"photo\",\"url\":\"https://tv.example/p.jpg\",\"width\":800,\"height\":600}");
        assertThat(photo.type()).isEqualTo("photo");
        assertThat(photo.picture()).hasToString("https://tv.example/p.jpg");
        assertThat(photo.width()).isEqualTo(800);
        assertThat(photo.title()).isEqualTo("Page");
    }

    @Test
    void leavesThePageAsItIsForWhatIsRichOrUnknown() throws IOException {
        assertThat(add("{\"type\":\"rich\",\"html\":\"<iframe src='https://tv.example/'></iframe>\"}"))
                .isEqualTo(PAGE);
        assertThat(add("{}")).isEqualTo(PAGE);
        assertThat(add("{\"type\":7,\"title\":[],\"html\":{},\"width\":null}")).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "null", "\"x\"", "{\"a\":"})
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> add(json)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThatThrownBy(() -> add("{\"a\":" + "[".repeat(100_000))).isInstanceOf(IOException.class);
    }
}

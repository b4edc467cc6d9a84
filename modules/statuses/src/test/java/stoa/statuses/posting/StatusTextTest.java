package stoa.statuses.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.statuses.posting.StatusText.Link;
import stoa.statuses.posting.StatusText.Mention;
import stoa.statuses.posting.StatusText.Plain;
import stoa.statuses.posting.StatusText.Tag;

final class StatusTextTest {
    @Test
    void cutsATextIntoItsParts() {
        assertThat(StatusText.parse("hi @bob, see https://a.example/@x#y and #Tag!")
                        .parts())
                .containsExactly(
                        new Plain("hi "),
                        new Mention("bob", ""),
                        new Plain(", see "),
                        new Link("https://a.example/@x#y"),
                        new Plain(" and "),
                        new Tag("Tag"),
                        new Plain("!"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                "a@b.example",
                "x@y@z",
                "#",
                "@",
                "@@",
                "##a",
                "1#2",
                "👨‍👩‍👧‍👦 #ok",
                "http://",
                "a\n\nb @c #d",
                "@a@b.example@c"
            })
    void losesNothing(String text) {
        var joined = StatusText.parse(text).parts().stream()
                .map(part -> switch (part) {
                    case Plain plain -> plain.text();
                    case Link link -> link.url();
                    case Tag tag -> "#" + tag.name();
                    case Mention mention ->
                        "@" + mention.user() + (mention.domain().isEmpty() ? "" : "@" + mention.domain());
                })
                .collect(Collectors.joining());
        assertThat(joined).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@bob                    | bob   | ''",
                "(@bob)                  | bob   | ''",
                "@bob.                   | bob   | ''",
                "@bob@elsewhere.example. | bob   | elsewhere.example",
                "@bob@127.0.0.1:8080     | bob   | 127.0.0.1:8080",
            })
    void readsMentions(String text, String user, String domain) {
        assertThat(StatusText.parse(text).mentions()).containsExactly(new Mention(user, domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.org", "a/@bob", "@", "@-", "https://a.example/@bob"})
    void takesNothingElseForAMention(String text) {
        assertThat(StatusText.parse(text).mentions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"#tag, tag", "#Größe!, größe", "(#a_1), a_1", "#日本, 日本", "#1a, 1a", "#a#b, a"})
    void readsTags(String text, String tag) {
        assertThat(StatusText.parse(text).tags()).containsExactly(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "#1", "#123!", "a#b", "&#39;", "https://a.example/#tag", "/#a"})
    void takesNothingElseForATag(String text) {
        assertThat(StatusText.parse(text).tags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "äöü, 3",
        "👨‍👩‍👧‍👦, 1",
        "🇩🇪🇫🇷, 2",
        "e\u0301, 1",
        "https://example.org/a/very/long/path/that/nobody/counts, 23",
        "http://a.de, 23",
        "@bob@elsewhere.example, 4",
        "#tag, 4",
    })
    void countsCharactersAsPeopleSeeThem(String text, int length) {
        assertThat(StatusText.parse(text).length()).isEqualTo(length);
    }
}

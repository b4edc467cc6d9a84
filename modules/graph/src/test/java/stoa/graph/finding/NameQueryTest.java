package stoa.graph.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameQueryTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", " @Alice ", "ALICE"})
    void readsANameHoweverItIsTyped(String text) {
        assertThat(NameQuery.parse(text, "stoa.example")).contains(new NameQuery("alice", "'alice':*"));
    }

    @Test
    void takesWordsApartWithoutLettingThemBeOperators() {
        assertThat(NameQuery.parse("O'Neil & (Łódź) | !x:*", "stoa.example"))
                .contains(new NameQuery("", "'o':* & 'neil':* & 'łódź':* & 'x':*"));
    }

    @Test
    void knowsOnlyItsOwnServer() {
        assertThat(NameQuery.parse("@bob@STOA.example", "stoa.example")).contains(new NameQuery("bob", "'bob':*"));
        assertThat(NameQuery.parse("@bob@elsewhere.example", "stoa.example")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "%", "'", "\\", "@@", "()"})
    void findsNobodyWhereNobodyIsNamed(String text) {
        assertThat(NameQuery.parse(text, "stoa.example")).isEqualTo(Optional.empty());
    }

    @Test
    void boundsWhatItLooksFor() {
        assertThat(NameQuery.parse("x".repeat(257), "stoa.example")).isEqualTo(Optional.empty());
        assertThat(NameQuery.parse("a b c d e f g h i j", "stoa.example")
                        .orElseThrow()
                        .words())
                .endsWith("'h':*");
    }
}

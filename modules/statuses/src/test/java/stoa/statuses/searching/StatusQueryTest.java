package stoa.statuses.searching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatusQueryTest {
    @Test
    void tellsWordsFromPhrases() {
        assertThat(parts("two words \"and a phrase\" -not -\"this one\""))
                .containsExactly(
                        new StatusQuery.Part(new StatusQuery.Text("two", false), false),
                        new StatusQuery.Part(new StatusQuery.Text("words", false), false),
                        new StatusQuery.Part(new StatusQuery.Text("and a phrase", true), false),
                        new StatusQuery.Part(new StatusQuery.Text("not", false), true),
                        new StatusQuery.Part(new StatusQuery.Text("this one", true), true));
    }

    @Test
    void readsOperators() {
        assertThat(parts("from:@Alice before:2026-02-01 after:2026-01-01 DURING:2026-01-05 -has:poll is:reply"
                        + " in:library language:DE"))
                .containsExactly(
                        part(new StatusQuery.From("alice")),
                        part(new StatusQuery.Within(LocalDate.MIN, LocalDate.of(2026, 2, 1))),
                        part(new StatusQuery.Within(LocalDate.of(2026, 1, 2), LocalDate.MAX)),
                        part(new StatusQuery.Within(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 6))),
                        new StatusQuery.Part(new StatusQuery.Has("poll"), true),
                        part(new StatusQuery.Is("reply")),
                        part(new StatusQuery.In("library")),
                        part(new StatusQuery.Language("de")));
    }

    @Test
    void takesForWordsWhatIsNoOperator() {
        assertThat(parts("https://a.example has:wings before:noon :-) \" \""))
                .containsExactly(
                        part(new StatusQuery.Text("//a.example", true)),
                        part(new StatusQuery.Text("wings", true)),
                        part(new StatusQuery.Text("noon", true)));
    }

    @Test
    void boundsWhatItLooksFor() {
        assertThat(parts("word ".repeat(1_000))).hasSize(20);
        assertThat(parts("")).isEmpty();
    }

    private static StatusQuery.Part part(StatusQuery.What what) {
        return new StatusQuery.Part(what, false);
    }

    private static List<StatusQuery.Part> parts(String text) {
        return StatusQuery.parse(text).parts();
    }
}

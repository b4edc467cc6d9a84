package stoa.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.platform.web.Scope;

final class ScopeGroupTest {
    @Test
    void groupsScopesByKindInAFixedOrder() {
        var groups = ScopeGroup.of(List.of("push", "write:media", "read", "write:statuses", "profile", "read", "x:y"));
        assertThat(groups)
                .extracting(group -> group.kind().title()
                        + group.lines().stream().map(ScopeLine::scope).toList())
                .containsExactly(
                        "Your profile[profile]",
                        "Read[read]",
                        "Write[write:media, write:statuses]",
                        "Notify[push]",
                        "Other[x:y]");
    }

    @Test
    void saysInWordsWhatEachScopeIsThatTheServerKnows() {
        assertThat(Scope.known().stream().map(ScopeLine::of))
                .noneMatch(line -> line.sentence().startsWith("Use the permission"));
        assertThat(ScopeLine.of("x:y").sentence()).isEqualTo("Use the permission “x:y”.");
    }
}

package stoa.statuses.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class HostGuardTest {
    private final HostGuard hosts = new HostGuard();

    @Test
    void asksNobodyWithoutEnd() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(hosts.ask("a.example", () -> "answer")).isEqualTo("answer");
        }
        assertThatThrownBy(() -> hosts.ask("a.example", () -> "answer")).isInstanceOf(HostBusyException.class);
        assertThat(hosts.ask("b.example", () -> "answer")).isEqualTo("answer");
    }

    @Test
    void leavesAloneWhoFails() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> hosts.ask("a.example", HostGuardTest::fail))
                    .isExactlyInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> hosts.ask("a.example", () -> "answer"))
                .isInstanceOfSatisfying(
                        HostBusyException.class,
                        busy -> assertThat(busy.pause().toMinutes()).isEqualTo(5));
        assertThat(hosts.ask("b.example", () -> "answer")).isEqualTo("answer");
    }

    @Test
    void doesNotMindAnswersThatAreNotWanted() {
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> hosts.ask("a.example", HostGuardTest::refuse))
                    .isInstanceOf(NoPreviewException.class);
        }
    }

    private static String fail() throws IOException {
        throw new IOException("failed");
    }

    private static String refuse() throws IOException {
        throw new NoPreviewException("nothing");
    }
}

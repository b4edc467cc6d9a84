package stoa.platform.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Views are refreshed after those that they read. */
final class RefreshOrderTest {
    private static RefreshedView view(String name, String... after) {
        return new RefreshedView("s." + name, Set.of(after), Duration.ofSeconds(1));
    }

    @Test
    void putsWhatIsReadFirst() {
        var order = new RefreshOrder(List.of(view("c", "s.b"), view("a"), view("b", "s.a"), view("d")));
        assertThat(order.all().stream().map(RefreshedView::name)).containsExactly("s.a", "s.b", "s.c", "s.d");
        assertThat(order.upTo("s.b").stream().map(RefreshedView::name)).containsExactly("s.a", "s.b");
    }

    @Test
    void refusesWhatHasNoOrder() {
        assertThatThrownBy(() -> new RefreshOrder(List.of(view("a", "s.b"), view("b", "s.a"))))
                .hasMessageContaining("read each other");
        assertThatThrownBy(() -> new RefreshOrder(List.of(view("a", "s.x"))))
                .hasMessageContaining("declared by nobody");
        assertThatThrownBy(() -> new RefreshOrder(List.of(view("a"), view("a"))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new RefreshOrder(List.of(view("a"))).upTo("s.x"))
                .hasMessage("s.x is none of s.a");
        assertThatThrownBy(() -> view("a; drop table x")).hasMessageContaining("not the name of a view");
    }
}

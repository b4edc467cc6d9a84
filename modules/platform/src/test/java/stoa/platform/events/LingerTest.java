package stoa.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LingerTest {
    private final List<Long> pauses = new ArrayList<>();
    private final Signal news = new Signal();
    private final Linger linger = new Linger(Duration.ofNanos(10), pauses::add);

    @Test
    void pausesLongerWhileMoreKeepsComing() throws InterruptedException {
        linger.after(news);
        news.raise();
        for (int i = 0; i < 5; i++) {
            linger.after(news);
        }
        assertThat(news.await(Duration.ZERO)).as("still raised").isTrue();
        linger.after(news);
        linger.after(news);
        assertThat(pauses).containsExactly(10L, 10L, 20L, 40L, 80L, 80L, 80L, 10L);
    }
}

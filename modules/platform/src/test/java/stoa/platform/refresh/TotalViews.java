package stoa.platform.refresh;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Views of the tests: one over a table, one over that view, and one that does what it is told to. */
@Singleton
@Requires(property = TotalViews.NAME)
class TotalViews implements RefreshSource {
    static final String NAME = "test.total-views";
    static volatile Mark now = new Mark(0, Instant.EPOCH);

    @Override
    public List<RefreshedView> views() {
        return List.of(
                new RefreshedView("platform.seen_twice", Set.of("platform.seen_total"), Duration.ofSeconds(20)),
                new RefreshedView("platform.seen_total", Set.of(), Duration.ofMillis(1_500)));
    }

    @Override
    public Mark mark() {
        return now;
    }
}

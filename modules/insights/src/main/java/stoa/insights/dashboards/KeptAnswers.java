package stoa.insights.dashboards;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Table;
import stoa.insights.rollup.Freshness;
import stoa.platform.cache.ReadCache;
import stoa.platform.cache.ReadCaches;
import stoa.platform.web.Parameters;

/**
 * Answers of dashboards, each kept until the views that it is from are refreshed: until then nearly all of it stays as it is. The figures
 * of the day under way, which are counted more often, may be as old as the cache allows.
 */
@Singleton
class KeptAnswers {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 8_000_000;
    /** Of an answer with all measures of some weeks, about. */
    private static final int BYTES = 40_000;

    private final Freshness freshness;
    private final ReadCache<Question, List<?>> cache;

    KeptAnswers(Freshness freshness, ReadCaches caches) {
        this.freshness = freshness;
        this.cache = caches.named("dashboards", KEPT, MOST_BYTES, answer -> BYTES);
    }

    /**
     * The answer to a question, which says up to when it counts.
     *
     * @param name of what is asked for, with the parameters of the question
     * @param view from which the most is
     */
    @SuppressWarnings("unchecked") // A question has answers of one kind.
    <T> HttpResponse<List<T>> answer(String name, Parameters parameters, Table<?> view, Supplier<List<T>> read) {
        // Asked first: an answer is never older than it says.
        var asOf = freshness.of(view);
        var question = new Question(name, parameters.asKey(), asOf);
        var answer =
                (List<T>) cache.getAll(List.of(question), Freshness.RECENT, missing -> Map.of(question, read.get()))
                        .get(question);
        return Freshness.stamped(answer == null ? List.of() : answer, asOf);
    }

    private record Question(String name, String parameters, Optional<Instant> asOf) {}
}

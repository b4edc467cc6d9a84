package stoa.insights.authors;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.statuses.StatusView;

/**
 * What became of somebody's posts. What they did with their own is left out; what was taken back stays counted.
 *
 * @param asOf up to when it counts; null where nothing was counted yet
 * @param days the oldest first, also those on which nothing happened
 * @param topPosts those with which most was done, and that are still there
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record AuthorView(@Nullable Instant asOf, Figures total, List<Day> days, List<Post> topPosts) {

    static AuthorView of(
            Optional<Instant> asOf,
            List<LocalDate> days,
            Map<LocalDate, AuthorSql.AuthorDay> known,
            List<AuthorSql.PostFigures> top,
            List<StatusView> shown) {
        var byId = shown.stream().collect(Collectors.toMap(StatusView::id, Function.identity()));
        return new AuthorView(
                asOf.orElse(null),
                Figures.of(known.values().stream().reduce(AuthorSql.AuthorDay.NONE, AuthorSql.AuthorDay::plus)),
                days.stream()
                        .map(day -> new Day(
                                day, Figures.of(Objects.requireNonNullElse(known.get(day), AuthorSql.AuthorDay.NONE))))
                        .toList(),
                top.stream()
                        .flatMap(post -> Optional.ofNullable(byId.get(Long.toString(post.status())))
                                .map(status -> new Post(post.replies(), post.reblogs(), post.favourites(), status))
                                .stream())
                        .toList());
    }

    /** What was written, and what others did with it and its author. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Figures(long posts, long replies, long reblogs, long favourites, long followersGained, long followersLost) {
        static Figures of(AuthorSql.AuthorDay day) {
            return new Figures(
                    day.posts(),
                    day.replies(),
                    day.reblogs(),
                    day.favourites(),
                    day.followersGained(),
                    day.followersLost());
        }
    }

    /** A day (UTC). */
    @Serdeable
    record Day(LocalDate day, Figures figures) {}

    /** A post. */
    @Serdeable
    record Post(long replies, long reblogs, long favourites, StatusView status) {}
}

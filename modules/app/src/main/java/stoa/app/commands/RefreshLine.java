package stoa.app.commands;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stoa.platform.refresh.RefreshRun;
import stoa.platform.refresh.Refreshes;

/**
 * A refresh as {@code ./stoa db refresh --json} prints it.
 *
 * @param outcome {@code refreshed}, {@code skipped}, {@code failed}, {@code timed_out} or {@code overlapped}
 * @param rows null unless it was refreshed, as {@code walBytes} and {@code asOf}
 * @param detail why it was not; null where it was
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record RefreshLine(
        String view,
        String outcome,
        Instant startedAt,
        long milliseconds,
        @Nullable Long rows,
        @Nullable Long walBytes,
        @Nullable Instant asOf,
        @Nullable String detail) {

    static RefreshLine of(RefreshRun run) {
        return new RefreshLine(
                run.view(),
                run.outcome().toString(),
                run.startedAt(),
                run.duration().toMillis(),
                run.rows(),
                run.walBytes(),
                run.asOf(),
                run.detail());
    }

    /**
     * What a refresh would do.
     *
     * @param due whether it would refresh the view
     * @param asOf up to when it counts now; null where it was never refreshed, as {@code lastMilliseconds}
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Planned(
            String view,
            boolean due,
            @Nullable Instant asOf,
            @Nullable Long lastMilliseconds) {
        static Planned of(Refreshes.ViewState state, boolean due) {
            return new Planned(
                    state.view().name(),
                    due,
                    state.asOf().orElse(null),
                    state.took().map(took -> took.toMillis()).orElse(null));
        }
    }
}

package stoa.platform.refresh;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to refresh a view, as the ledger has it.
 *
 * @param rows that the view has since; null unless it was refreshed, as the next two
 * @param walBytes what the whole server wrote to its log meanwhile, so the most that the refresh can have written
 * @param asOf up to when the view counts since
 * @param detail why it was not refreshed; null where it was
 */
public record RefreshRun(
        String view,
        RefreshOutcome outcome,
        Instant startedAt,
        Duration duration,
        @Nullable Long rows,
        @Nullable Long walBytes,
        @Nullable Instant asOf,
        @Nullable String detail) {

    static RefreshRun without(
            RefreshedView view, RefreshOutcome outcome, Instant startedAt, Duration duration, String detail) {
        return new RefreshRun(view.name(), outcome, startedAt, duration, null, null, null, detail);
    }
}

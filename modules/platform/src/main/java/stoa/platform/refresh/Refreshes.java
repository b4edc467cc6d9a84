package stoa.platform.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What an operator sees of materialized views, and may do about them. */
public interface Refreshes {

    /** All views, those that are read by others first. */
    List<ViewState> states();

    /**
     * One view, and before it those that it reads.
     *
     * @throws IllegalArgumentException where nobody declares it
     */
    List<ViewState> states(String view);

    /**
     * Refreshes the views whose data has changed, each after those that it reads. None is refreshed twice at a time, wherever it is
     * asked for: that one is left out.
     *
     * @param anyway whether also those whose data is the same
     * @param each is told of every attempt when it has ended
     */
    List<RefreshRun> all(boolean anyway, Consumer<RefreshRun> each);

    /**
     * Refreshes one view, whether its data has changed or not, after those that it reads and whose data has.
     *
     * @throws IllegalArgumentException where nobody declares it
     */
    List<RefreshRun> one(String view, Consumer<RefreshRun> each);

    /** The newest attempts, the latest first. */
    List<RefreshRun> ledger(int limit);

    /**
     * A view now.
     *
     * @param due whether its data has changed since it was refreshed
     * @param asOf up to when it counts; empty where it was never refreshed, as the next
     * @param took what the last refresh took
     */
    record ViewState(RefreshedView view, boolean due, Optional<Instant> asOf, Optional<Duration> took) {}
}

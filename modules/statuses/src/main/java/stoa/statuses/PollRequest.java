package stoa.statuses;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A poll that somebody asks to attach to a status.
 *
 * @param options what can be chosen
 * @param open how long from now on; empty where the author does not say, which is refused
 * @param multiple whether more than one option may be chosen
 * @param hideTotals whether results are hidden until the end
 */
public record PollRequest(List<String> options, Optional<Duration> open, boolean multiple, boolean hideTotals) {}

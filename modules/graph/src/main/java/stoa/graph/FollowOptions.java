package stoa.graph;

import java.util.List;
import java.util.Optional;

/**
 * What a follow is to show; empty means: as it was, or the default.
 *
 * @param reblogs whether reblogs show in the home timeline; by default they do
 * @param notifying whether each new status notifies; by default it does not
 * @param languages ISO 639-1 codes to show only, an empty list for all
 */
public record FollowOptions(Optional<Boolean> reblogs, Optional<Boolean> notifying, Optional<List<String>> languages) {
    public static FollowOptions unchanged() {
        return new FollowOptions(Optional.empty(), Optional.empty(), Optional.empty());
    }
}

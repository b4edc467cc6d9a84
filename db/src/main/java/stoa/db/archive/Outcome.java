package stoa.db.archive;

import java.util.Optional;

/**
 * What became of a partition.
 *
 * @param failure why it is not done, in a sentence
 */
public record Outcome(DetachedPartition partition, String done, Optional<String> failure) {
    static Outcome done(DetachedPartition partition, String what) {
        return new Outcome(partition, what, Optional.empty());
    }

    static Outcome failed(DetachedPartition partition, String what, Exception failure) {
        return new Outcome(partition, what, Optional.of(String.valueOf(failure.getMessage())));
    }
}

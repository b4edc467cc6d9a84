package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.media.CustomEmojiView;

/**
 * A poll as the API shows it (Mastodon documentation, entity Poll).
 *
 * @param id that of its status
 * @param voted whether the viewer voted, or asks; null for an anonymous viewer, as are the own votes
 * @param ownVotes the numbers of the options that the viewer chose, from 0
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PollView(
        String id,
        Instant expiresAt,
        boolean expired,
        boolean multiple,
        long votesCount,
        long votersCount,
        List<Option> options,
        List<CustomEmojiView> emojis,
        @Nullable Boolean voted,
        @Nullable List<Integer> ownVotes) {

    /** The same for somebody who chose these options, or asks. */
    public PollView votedBy(boolean asks, List<Integer> choices) {
        return new PollView(
                id,
                expiresAt,
                expired,
                multiple,
                votesCount,
                votersCount,
                options,
                emojis,
                asks || !choices.isEmpty(),
                choices);
    }

    /**
     * One answer that can be chosen.
     *
     * @param votesCount null as long as the totals are hidden
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Option(String title, @Nullable Long votesCount) {}
}

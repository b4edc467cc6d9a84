package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hashtag as the API shows it (Mastodon documentation, entity Tag).
 *
 * @param id its name: a hashtag is nothing else here
 * @param history the last seven days, today first
 * @param following whether the caller follows it; null for an anonymous caller
 * @param featuring whether the caller features it; null for an anonymous caller
 */
@Serdeable
public record TagView(
        String id,
        String name,
        String url,
        List<Day> history,
        @Nullable Boolean following,
        @Nullable Boolean featuring) {

    /**
     * One day (UTC); all three are numbers in text.
     *
     * @param day its midnight, in Unix seconds
     * @param uses public statuses
     * @param accounts their authors
     */
    @Serdeable
    public record Day(String day, String uses, String accounts) {}
}

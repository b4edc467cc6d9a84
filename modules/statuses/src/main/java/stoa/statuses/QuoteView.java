package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What a status quotes (Mastodon documentation, entities Quote and ShallowQuote in one).
 *
 * @param state {@code accepted}, {@code revoked} by the author of what was quoted, {@code deleted}, {@code unauthorized} where the
 *     viewer may not see it, {@code blocked_account} or {@code muted_account} where the viewer does not want to
 * @param quotedStatus null where there is nothing to show, and in what is quoted itself
 * @param quotedStatusId only in what is quoted itself
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record QuoteView(
        String state,
        @Nullable StatusView quotedStatus,
        @Nullable String quotedStatusId) {
    /** In the database, too. */
    public static final String ACCEPTED = "accepted";

    private static final QuoteView UNAUTHORIZED = withoutStatus("unauthorized");

    /** Of what cannot be shown. */
    public static QuoteView withoutStatus(String state) {
        return new QuoteView(state, null, null);
    }

    /** Of what the viewer may not see. */
    public static QuoteView unauthorized() {
        return UNAUTHORIZED;
    }

    /** @param marks what its viewer did with what is quoted */
    public static QuoteView of(StatusView quoted, StatusMarks marks) {
        return new QuoteView(state(marks), quoted, null);
    }

    /** As {@link #of}, in what is quoted itself. */
    public static QuoteView shallow(StatusId quoted, StatusMarks marks) {
        return new QuoteView(state(marks), null, quoted.toString());
    }

    private static String state(StatusMarks marks) {
        return marks.hidden() == null ? ACCEPTED : marks.hidden();
    }
}

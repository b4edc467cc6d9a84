package stoa.accounts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.media.CustomEmojiView;

/**
 * An account as the API shows it (Mastodon documentation, entity Account).
 *
 * @param suspended true where nobody but those who look after the server is shown it, else null
 * @param limited true where only its followers are shown it unasked, else null
 * @param sensitized whether all its media is hidden behind a warning
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AccountView(
        String id,
        String username,
        String acct,
        String displayName,
        boolean locked,
        boolean bot,
        boolean discoverable,
        boolean indexable,
        boolean group,
        Instant createdAt,
        String note,
        String url,
        String uri,
        String avatar,
        String avatarStatic,
        String avatarDescription,
        String header,
        String headerStatic,
        String headerDescription,
        long followersCount,
        long followingCount,
        long statusesCount,
        @Nullable LocalDate lastStatusAt,
        boolean hideCollections,
        boolean noindex,
        List<CustomEmojiView> emojis,
        List<Object> roles,
        List<ProfileField> fields,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean suspended,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean limited,
        @JsonIgnore boolean sensitized) {

    /** The id as other modules take it. */
    public AccountId accountId() {
        return new AccountId(Long.parseLong(id));
    }

    /** What to call somebody: the display name, or the user name where there is none. */
    public String shownName() {
        return displayName.isBlank() ? username : displayName;
    }
}

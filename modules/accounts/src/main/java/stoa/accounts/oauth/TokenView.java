package stoa.accounts.oauth;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Set;

/**
 * A token as it is handed out (Mastodon documentation, entity Token).
 *
 * @param createdAt Unix seconds
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record TokenView(String accessToken, String tokenType, String scope, long createdAt) {

    public static TokenView of(String token, Set<String> scopes) {
        return new TokenView(
                token, "Bearer", String.join(" ", scopes), Instant.now().getEpochSecond());
    }
}

package stoa.graph.blocking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;

/**
 * An account that the caller mutes (Mastodon documentation, entity MutedAccount).
 *
 * @param muteExpiresAt null where the mute has no end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record MutedAccountView(
        @JsonUnwrapped AccountView account, @Nullable Instant muteExpiresAt) {}

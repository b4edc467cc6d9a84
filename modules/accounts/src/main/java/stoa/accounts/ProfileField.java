package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a profile (Mastodon documentation, entity Field).
 *
 * @param value safe HTML in an account, plain text in its source
 * @param verifiedAt always null: links are not verified
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ProfileField(
        String name, String value, @Nullable Instant verifiedAt) {}

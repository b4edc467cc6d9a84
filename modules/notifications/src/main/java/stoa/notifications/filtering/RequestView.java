package stoa.notifications.filtering;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.statuses.StatusView;

/**
 * Of whom notifications were kept apart (Mastodon documentation, entity NotificationRequest).
 *
 * @param notificationsCount a number as text, as documented
 * @param lastStatus the newest status among them, null where there is none that may be shown
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record RequestView(
        String id,
        Instant createdAt,
        Instant updatedAt,
        String notificationsCount,
        AccountView account,
        @Nullable StatusView lastStatus) {}

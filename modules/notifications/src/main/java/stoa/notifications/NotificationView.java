package stoa.notifications;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.moderation.ReportView;
import stoa.statuses.StatusView;

/**
 * A notification as the API shows it (Mastodon documentation, entity Notification).
 *
 * @param account who did it
 * @param status what it is about, null where that is no status
 * @param report what it is about, null where that is no report
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NotificationView(
        String id,
        String type,
        Instant createdAt,
        String groupKey,
        AccountView account,
        @Nullable StatusView status,
        @Nullable ReportView report) {}

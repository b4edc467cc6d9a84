package stoa.notifications.reading;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.moderation.ReportView;
import stoa.statuses.StatusView;

/** Notifications in groups, with what they name, each once (Mastodon documentation, entity GroupedNotificationsResults). */
@Serdeable(naming = SnakeCaseStrategy.class)
record GroupedView(
        List<AccountView> accounts,
        List<PartialAccount> partialAccounts,
        List<StatusView> statuses,
        List<Group> notificationGroups) {

    /**
     * One group.
     *
     * @param mostRecentNotificationId a number, as documented
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Group(
            String groupKey,
            int notificationsCount,
            String type,
            long mostRecentNotificationId,
            @Nullable String pageMinId,
            @Nullable String pageMaxId,
            @Nullable Instant latestPageNotificationAt,
            List<String> sampleAccountIds,
            @Nullable String statusId,
            @Nullable ReportView report) {}

    /** What is enough to draw an avatar. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record PartialAccount(
            String id,
            String acct,
            String url,
            String avatar,
            String avatarStatic,
            String avatarDescription,
            boolean locked,
            boolean bot) {
        static PartialAccount of(AccountView account) {
            return new PartialAccount(
                    account.id(),
                    account.acct(),
                    account.url(),
                    account.avatar(),
                    account.avatarStatic(),
                    account.avatarDescription(),
                    account.locked(),
                    account.bot());
        }
    }
}

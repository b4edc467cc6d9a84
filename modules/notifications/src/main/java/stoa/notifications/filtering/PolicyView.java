package stoa.notifications.filtering;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** A policy as the API shows it (Mastodon documentation, entity NotificationPolicy). */
@Serdeable(naming = SnakeCaseStrategy.class)
record PolicyView(
        String forNotFollowing,
        String forNotFollowers,
        String forNewAccounts,
        String forPrivateMentions,
        String forLimitedAccounts,
        Summary summary) {

    static PolicyView of(Policy policy, Summary summary) {
        return new PolicyView(
                policy.forNotFollowing(),
                policy.forNotFollowers(),
                policy.forNewAccounts(),
                policy.forPrivateMentions(),
                policy.forLimitedAccounts(),
                summary);
    }

    /** What waits for an answer, counted up to a bound. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Summary(int pendingRequestsCount, int pendingNotificationsCount) {}

    /** The first version of it. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Older(
            boolean filterNotFollowing,
            boolean filterNotFollowers,
            boolean filterNewAccounts,
            boolean filterPrivateMentions,
            Summary summary) {

        static Older of(Policy policy, Summary summary) {
            return new Older(
                    !policy.forNotFollowing().equals("accept"),
                    !policy.forNotFollowers().equals("accept"),
                    !policy.forNewAccounts().equals("accept"),
                    !policy.forPrivateMentions().equals("accept"),
                    summary);
        }
    }
}

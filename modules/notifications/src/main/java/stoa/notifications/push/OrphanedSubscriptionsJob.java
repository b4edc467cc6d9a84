package stoa.notifications.push;

import jakarta.inject.Singleton;
import java.time.Duration;
import stoa.platform.jobs.RecurringJob;

/** Forgets the subscriptions of tokens that were revoked. Nothing is sent to them meanwhile. */
@Singleton
class OrphanedSubscriptionsJob implements RecurringJob {
    private static final int AT_A_TIME = 1_000;

    private final SubscriptionSql subscriptions;

    OrphanedSubscriptionsJob(SubscriptionSql subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public String name() {
        return "notifications.orphaned_subscriptions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        while (subscriptions.deleteOrphans(AT_A_TIME) == AT_A_TIME) {
            // There may be more.
        }
    }
}

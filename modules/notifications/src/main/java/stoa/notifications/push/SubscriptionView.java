package stoa.notifications.push;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.LinkedHashMap;
import java.util.Map;
import stoa.notifications.push.Subscription.Wish;

/** A subscription as the API shows it (Mastodon documentation, entity WebPushSubscription). */
@Serdeable(naming = SnakeCaseStrategy.class)
record SubscriptionView(
        String id, String endpoint, boolean standard, Map<String, Boolean> alerts, String policy, String serverKey) {

    static SubscriptionView of(SubscriptionSql.SubscriptionRow row, String serverKey) {
        var alerts = new LinkedHashMap<String, Boolean>();
        Wish.TYPES.forEach(type -> alerts.put(type, row.wish().alerts().contains(type)));
        return new SubscriptionView(
                Long.toString(row.id()),
                row.endpoint(),
                row.standard(),
                alerts,
                row.wish().policy(),
                serverKey);
    }
}

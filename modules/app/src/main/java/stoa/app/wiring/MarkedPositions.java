package stoa.app.wiring;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.notifications.ReadPositions;
import stoa.timelines.Markers;

/** How far people have read their notifications, as their markers say. */
@Singleton
final class MarkedPositions implements ReadPositions {
    private final Markers markers;

    MarkedPositions(Markers markers) {
        this.markers = markers;
    }

    @Override
    public long lastReadNotification(AccountId account) {
        return markers.lastRead(account, "notifications").orElse(0);
    }
}

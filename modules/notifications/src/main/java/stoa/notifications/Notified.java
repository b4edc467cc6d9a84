package stoa.notifications;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/**
 * People were told something; what their policy keeps apart is not among it.
 *
 * @param notices at most {@value #MOST}
 */
@Serdeable
@EventType(name = "notifications.notified")
public record Notified(List<Notice> notices) implements Event {
    /** What is more becomes another event. */
    public static final int MOST = 500;

    /** No order to keep: what one reader is told may come in any. */
    @Override
    public long orderingKey() {
        return notices.getFirst().account().value();
    }

    /** Who was told. */
    @Serdeable
    public record Notice(AccountId account, NotificationId notification) {}
}

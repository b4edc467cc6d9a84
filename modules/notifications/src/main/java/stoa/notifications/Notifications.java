package stoa.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notifications for what stands beside the API: streams and push messages. */
public interface Notifications {

    /**
     * What is there of these notices, as each of their readers may be shown it; a constant number of statements whatever the
     * number.
     */
    Map<Notified.Notice, NotificationView> byNotices(List<Notified.Notice> notices);

    /** What one notice is about; empty where it is gone, or its reader hides it by now. */
    Optional<NotificationView> find(Notified.Notice notice);
}

package stoa.notifications;

import stoa.accounts.AccountId;

/** How far people have read. Implemented by who keeps it. */
@FunctionalInterface
public interface ReadPositions {

    /** The last notification that somebody has read; 0 for none. */
    long lastReadNotification(AccountId account);
}

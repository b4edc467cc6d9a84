package stoa.timelines;

import java.util.Set;
import stoa.accounts.AccountId;

/** The streams that are open on this instance, for modules that have something to say on them. */
public interface Streams {

    /** Who has a stream open here on which notifications come. */
    Set<AccountId> hearingNotifications();

    /** Sends a notification, as JSON, on the streams of somebody who may read theirs. Never waits. */
    void sendNotification(AccountId account, String payload);

    /**
     * Sends an event on one of somebody's own streams. Never waits.
     *
     * @param stream {@code user} or {@code direct}
     * @param event such as {@code filters_changed}, {@code conversation}, {@code announcement}
     * @param payload JSON; empty where the event has none
     */
    void send(AccountId account, String stream, String event, String payload);

    /** How many connections to this instance hear streams. */
    int connected();

    /** Cuts every stream off: something was missed, so that apps read it when they come back. */
    void cutOff();
}

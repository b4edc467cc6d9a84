package stoa.platform.database;

import java.util.Locale;

/** Why a read ran where it did. */
public enum ReadReason {
    /** A replica shows everything that the caller has written. */
    OWN_WRITES,
    /** A replica is also no older than the act allows. */
    AT_MOST,
    /** The act asked for the present. */
    PRIMARY_DECLARED,
    /** A job reads what led to it, and what it has written itself. */
    JOB,
    /** The request is one that writes, or has written. */
    WRITING_REQUEST,
    /** What the caller presented is no token of ours. */
    UNTRUSTED_TOKEN,
    /** What the caller presented is from before a failover. */
    OTHER_TIMELINE,
    /** No replica is in rotation. */
    NO_REPLICA,
    /** No replica has replayed the caller's last write yet. */
    NOT_REPLAYED,
    /** No replica is as fresh as the act demands. */
    TOO_STALE,
    /** A replica could not finish it. */
    RETRY;

    /** As metrics have it: {@code own_writes}. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

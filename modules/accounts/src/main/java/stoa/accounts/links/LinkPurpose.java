package stoa.accounts.links;

import java.time.Duration;
import java.util.Locale;

/** What a link is for. */
enum LinkPurpose {
    CONFIRMATION(Duration.ofDays(2)),
    /** Another address, which becomes the account's when its link is opened. */
    ADDRESS(Duration.ofDays(2)),
    PASSWORD(Duration.ofHours(6));

    private final Duration lifetime;

    LinkPurpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** How long a link works. */
    Duration lifetime() {
        return lifetime;
    }

    /** As the rows call it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

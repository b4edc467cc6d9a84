package stoa.statuses.previews;

import java.io.IOException;
import java.time.Duration;

/** A host is left alone for a while; it was not asked. */
final class HostBusyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    HostBusyException(String host, Duration pause) {
        super(host + " is left alone for " + pause);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}

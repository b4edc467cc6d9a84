package stoa.statuses.previews;

import java.io.IOException;

/** There is nothing to show of a link, and asking again would not change that. */
final class NoPreviewException extends IOException {
    private static final long serialVersionUID = 1L;

    NoPreviewException(String reason) {
        super(reason);
    }

    NoPreviewException(Throwable reason) {
        super(reason.toString(), reason);
    }
}

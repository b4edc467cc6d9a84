package stoa.platform.refresh;

import java.util.Locale;

/** How an attempt to refresh a view ended. */
public enum RefreshOutcome {
    REFRESHED,
    /** Nothing has changed since the last time, or a view that it reads could not be refreshed. */
    SKIPPED,
    FAILED,
    /** It took longer than its budget, and was ended. */
    TIMED_OUT,
    /** Somebody else refreshes it at the moment. */
    OVERLAPPED;

    /** Whether an operator should look. */
    public boolean isTrouble() {
        return this == FAILED || this == TIMED_OUT;
    }

    /** As the ledger has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

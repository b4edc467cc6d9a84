package stoa.moderation;

import java.util.Locale;

/** What moderators do. In the database each has its name in lower case. */
public enum Act {
    WARN("warned"),
    SENSITIVE("marked as sensitive"),
    DISABLE("disabled"),
    SILENCE("silenced"),
    SUSPEND("suspended"),
    UNSENSITIVE("unmarked as sensitive"),
    ENABLE("enabled"),
    UNSILENCE("unsilenced"),
    UNSUSPEND("unsuspended"),
    DELETE("deleted"),
    ASSIGN_REPORT("took on a report against"),
    UNASSIGN_REPORT("let go of a report against"),
    RESOLVE_REPORT("closed a report against"),
    REOPEN_REPORT("reopened a report against"),
    SORT_REPORT("sorted a report against");

    private final String sentence;

    Act(String sentence) {
        this.sentence = sentence;
    }

    /** Between who did it and whom it was about. */
    public String sentence() {
        return sentence;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for what is none */
    public static Act of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}

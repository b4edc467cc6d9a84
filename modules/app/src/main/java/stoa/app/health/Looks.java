package stoa.app.health;

import java.time.Instant;
import stoa.app.pages.Moment;

/** Times and errors, in few words. */
final class Looks {
    private static final int LONGEST = 160;

    private Looks() {}

    /** Such as "5 min ago". */
    static String ago(Instant at) {
        return new Moment(at, Instant.now()).relative();
    }

    /** Such as "21 November 2026, 03:24 UTC". */
    static String absolute(Instant at) {
        return new Moment(at, at).absolute();
    }

    /** The first line of an error. */
    static String first(String error) {
        var line = error.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}

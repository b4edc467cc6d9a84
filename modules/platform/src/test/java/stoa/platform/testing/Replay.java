package stoa.platform.testing;

import java.util.List;
import java.util.Locale;

/**
 * How the replica of the tests follows the primary, chosen for a whole run by the system property {@code stoa.replay}:
 * the journeys are told once for each of them, and must not notice.
 */
public enum Replay {
    /** As soon as it can. */
    PROMPT("", ""),
    /** A second after the primary has committed. */
    LATE(
            "alter system set recovery_min_apply_delay = '1s'; select pg_catalog.pg_reload_conf()",
            "alter system reset recovery_min_apply_delay; select pg_catalog.pg_reload_conf()"),
    /** Not at all. */
    PAUSED("select pg_catalog.pg_wal_replay_pause()", "select pg_catalog.pg_wal_replay_resume()");

    private final String hold;
    private final String release;

    Replay(String hold, String release) {
        this.hold = hold;
        this.release = release;
    }

    /** The one that this run is about. */
    public static Replay chosen() {
        return valueOf(System.getProperty("stoa.replay", "prompt").toUpperCase(Locale.ROOT));
    }

    /** Statements, each on its own, that make a replica fall behind from now on. */
    List<String> hold() {
        return statements(hold);
    }

    /** Statements, each on its own, that let it follow again. */
    List<String> release() {
        return statements(release);
    }

    private static List<String> statements(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("; ", -1));
    }
}

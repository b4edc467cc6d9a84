package planted.lower.posting;

import planted.lower.reading.Reader;
import planted.upper.UpperThings;

/** Calls another slice that calls back, and a module above. */
public final class Poster {
    private Poster() {}

    public static int post() {
        return Reader.read();
    }

    public static int last() {
        return UpperThings.LIMITS.size();
    }
}

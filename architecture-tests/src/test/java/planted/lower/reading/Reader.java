package planted.lower.reading;

import planted.lower.posting.Poster;

/** Public, but inside; and in a cycle with posting. */
public final class Reader {
    private Reader() {}

    public static int read() {
        return 1 + Poster.last();
    }
}

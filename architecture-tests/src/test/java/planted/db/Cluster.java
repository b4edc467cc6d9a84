package planted.db;

import planted.lower.LowerThings;

/** Stands for db/, which only app may use, and which itself uses nothing of ours. */
public final class Cluster {
    private Cluster() {}

    public static int start() {
        return 1;
    }

    static int call(LowerThings things) {
        return things.count();
    }
}

package stoa.app.commands;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import stoa.db.archive.ArchiveListener;
import stoa.db.archive.DetachedPartition;

/** Says how far the archive is: a bar on a terminal, elsewhere a line now and then; on the error stream, past the answer. */
final class ArchiveProgress implements ArchiveListener {
    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean terminal =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    private long last = System.nanoTime();
    private boolean shown;

    ArchiveProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void progress(DetachedPartition partition, String what, long rows, long of) {
        long now = System.nanoTime();
        if (now - last < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        last = now;
        double share = of <= 0 ? 0 : Math.clamp((double) rows / of, 0, 1);
        int percent = (int) (share * 100);
        if (terminal) {
            int full = (int) (share * WIDTH);
            err.printf(
                    "\r%s %s [%s%s] %3d %% %,d rows\033[K",
                    what, partition, "#".repeat(full), " ".repeat(WIDTH - full), percent, rows);
            shown = true;
        } else {
            err.printf("  %s %s: %d %% %,d rows%n", what, partition, percent, rows);
        }
        err.flush();
    }

    @Override
    public void done(DetachedPartition partition, Step step) {
        clear();
    }

    /** Clears the bar, so that what follows starts on a line of its own. */
    void clear() {
        if (shown) {
            err.print("\r\033[K");
            err.flush();
            shown = false;
        }
    }
}

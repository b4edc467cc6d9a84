package stoa.load;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Says how far a command is: a bar on a terminal, elsewhere a line now and then. */
final class Progress {
    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final LongSupplier clock;
    private long last;
    private boolean shown;

    Progress(PrintWriter out, String what) {
        this(
                out,
                what,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    Progress(PrintWriter out, String what, boolean terminal) {
        this(out, what, terminal, System::nanoTime);
    }

    /** @param clock in nanoseconds, from any beginning */
    Progress(PrintWriter out, String what, boolean terminal, LongSupplier clock) {
        this.out = out;
        this.what = what;
        this.terminal = terminal;
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    /** Called as often as one likes; shows something seldom enough to be read. */
    synchronized void at(double share, String detail) {
        long now = clock.getAsLong();
        if (now - last >= (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            last = now;
            show(Math.clamp(share, 0, 1), detail);
        }
    }

    private void show(double share, String detail) {
        int percent = (int) (share * 100);
        if (terminal) {
            int full = (int) (share * WIDTH);
            out.printf(
                    "\r%s [%s%s] %3d %% %s\033[K", what, "#".repeat(full), " ".repeat(WIDTH - full), percent, detail);
            shown = true;
        } else {
            out.printf("  %s: %d %% %s%n", what, percent, detail);
        }
        out.flush();
    }

    /** Clears the bar, so that what follows starts on a line of its own. */
    synchronized void done() {
        if (shown) {
            out.print("\r\033[K");
            out.flush();
            shown = false;
        }
    }
}

package stoa.db.cluster;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** POSIX signals, of which Java itself can send only two. */
final class Signals {
    private Signals() {}

    /** Sends the signal (such as {@code INT}); one that is gone already is no error. */
    static void send(String signal, long... pids) {
        try {
            String numbers = Arrays.stream(pids).mapToObj(Long::toString).collect(Collectors.joining(" "));
            // The shell's own kill: not every small image has the program.
            Process kill =
                    new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + numbers + " 2>/dev/null").start();
            kill.waitFor();
        } catch (IOException e) {
            throw new ClusterException("Processes cannot be signalled: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

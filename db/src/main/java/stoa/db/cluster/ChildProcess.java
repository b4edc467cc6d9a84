package stoa.db.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** A server that we started, and its log. */
final class ChildProcess {
    private final String name;
    private final Process process;
    private final Path log;

    ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Runs something once it has ended, however it did. */
    void whenEnded(Runnable then) {
        var unused = process.onExit().thenRunAsync(then);
    }

    void signal(String signal) {
        Signals.send(signal, process.pid());
    }

    void signalWithChildren(String signal) {
        Signals.send(
                signal,
                LongStream.concat(
                                LongStream.of(process.pid()),
                                process.descendants().mapToLong(ProcessHandle::pid))
                        .toArray());
    }

    /** Asks it to stop, and insists when it does not. */
    void stop(String gently, Duration patience, String firmly) {
        if (!alive()) {
            return;
        }
        signalWithChildren("CONT");
        signal(gently);
        if (!ended(patience)) {
            signal(firmly);
            if (!ended(Duration.ofSeconds(5))) {
                process.destroyForcibly();
                ended(Duration.ofSeconds(5));
            }
        }
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Why it did not start, from the end of its log. */
    ClusterException failure() {
        List<String> lines = List.of();
        try {
            lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // The log is on the disk that may be the very thing that failed; the sentence below names the file.
        }
        String fault = lines.reversed().stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .filter(line -> !line.contains("the database system is"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it wrote no log" : lines.getLast());
        if (Faults.saysDiskFull(String.join("\n", lines))) {
            return Faults.diskFull(log);
        }
        return new ClusterException(name + " does not start: " + fault.strip() + " (see " + log + ").");
    }
}

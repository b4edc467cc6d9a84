package stoa.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** A program of the cluster that a scenario disturbs: PostgreSQL or PgBouncer, by its process. */
final class ClusterPart implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final Path folder;
    private ProcessHandle process;
    private boolean ours;

    private ClusterPart(String name, ProcessHandle process, List<String> command, Path folder) {
        this.name = name;
        this.process = process;
        this.command = command;
        this.folder = folder;
    }

    static ClusterPart of(Cluster cluster, String name) throws IOException {
        var process = ProcessHandle.of(cluster.pid(name))
                .orElseThrow(() -> new IOException("The cluster's " + name + " does not run."));
        var line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.UTF_8);
        return new ClusterPart(name, process, Arrays.asList(line.split("\0")), cluster.folder(name));
    }

    /** As a crash would: at once. The other processes of a PostgreSQL end by themselves when they notice. */
    void kill() throws IOException {
        signal("KILL", LongStream.of(process.pid()));
        awaitEnd();
    }

    /** In order: PostgreSQL breaks connections off and writes a checkpoint. */
    void stop() throws IOException {
        signal("INT", LongStream.of(process.pid()));
        if (!ended(10)) {
            kill();
        }
    }

    /** As it was started before. */
    void start() throws IOException {
        var whole = new ArrayList<String>();
        whole.add("setsid");
        if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            // Neither runs as root; in a user namespace of their own they are nobody, and their files are still root's.
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        var log = folder.resolveSibling(name + ".log").toFile();
        process = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start()
                .toHandle();
        ours = true;
    }

    /** With its children, since sessions go on by themselves. */
    void freeze() throws IOException {
        signal("STOP", withChildren());
    }

    void thaw() throws IOException {
        signal("CONT", withChildren());
    }

    private LongStream withChildren() {
        return LongStream.concat(
                LongStream.of(process.pid()), process.descendants().mapToLong(ProcessHandle::pid));
    }

    private static void signal(String signal, LongStream pids) throws IOException {
        var line = new ArrayList<>(List.of("kill", "-s", signal));
        pids.mapToObj(Long::toString).forEach(line::add);
        new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    private void awaitEnd() throws IOException {
        if (!ended(10)) {
            throw new IOException(name + " does not end.");
        }
    }

    private boolean ended(int seconds) throws IOException {
        try {
            process.onExit().orTimeout(seconds, TimeUnit.SECONDS).join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** Whatever was done to it: it is not left frozen, nor running where nobody else would stop it. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            thaw();
            if (ours) {
                stop();
            }
        }
    }
}

package stoa.db.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts programs of the cluster as children of this process. */
final class Launch {
    private static final String SETSID = "/usr/bin/setsid";

    private final List<String> prefix;

    private Launch(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * PostgreSQL and PgBouncer refuse to run as root. In a user namespace of their own they are nobody, while their
     * files still belong to root.
     */
    static Launch asThisUser() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return new Launch(List.of());
        }
        Launch unshared = new Launch(List.of("unshare", "-U"));
        try {
            if (unshared.run(Path.of("/"), "true").code() == 0) {
                return unshared;
            }
        } catch (IOException e) {
            throw rootRefused(e);
        }
        throw rootRefused(null);
    }

    private static ClusterException rootRefused(@Nullable IOException cause) {
        ClusterException refusal = new ClusterException("PostgreSQL refuses to run as root, and this machine does not"
                + " allow root a user namespace (unshare -U): run Stoa as an ordinary user.");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    /** Runs a short command to its end. */
    Ended run(Path folder, String... command) throws IOException {
        Process process = builder(folder, List.of(), List.of(command))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new ClusterException("Interrupted while " + command[0] + " was running.", e);
        }
    }

    /** Starts a server whose output goes to the log file; the log of the run before is kept as {@code .1}. */
    ChildProcess start(String name, Path folder, Path log, List<String> command) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = builder(folder, ownSession(), command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new ChildProcess(name, process, log);
    }

    /** Keeps the terminal's Ctrl-C from stopping PostgreSQL before its clients are done; small images may lack it. */
    private static List<String> ownSession() {
        return Files.isExecutable(Path.of(SETSID)) ? List.of(SETSID) : List.of();
    }

    private ProcessBuilder builder(Path folder, List<String> before, List<String> command) {
        List<String> whole = new ArrayList<>(
                Stream.of(before, prefix, command).flatMap(List::stream).toList());
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
        // Neither the language of the messages nor PG* variables of the caller may change what the servers do.
        builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** How a command ended. */
    record Ended(int code, String output) {
        private static final Pattern FAULT = Pattern.compile("error:|FATAL|PANIC|cannot");

        /** The first line that names a fault, or else the last one. */
        String fault() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.stream()
                    .filter(line -> FAULT.matcher(line).find())
                    .findFirst()
                    .orElse(lines.isEmpty() ? "no output" : lines.getLast());
        }
    }
}

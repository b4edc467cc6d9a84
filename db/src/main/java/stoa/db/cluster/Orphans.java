package stoa.db.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Servers of a data directory that outlived the Stoa that had started them. */
final class Orphans {
    private static final Path PROC = Path.of("/proc");

    private Orphans() {}

    /**
     * Stops the PostgreSQL of this folder in order, whatever its pid file says, and removes the pid file. All its
     * processes work in the folder: that tells them from others which got their number later. The pid file must not go
     * while one of them is left, or PostgreSQL could not see that it is still in use.
     */
    static void stopPostgres(Path folder) throws IOException {
        Predicate<Path> ours = process -> link(process, "exe").endsWith("/postgres")
                && link(process, "cwd").equals(folder.toString());
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        stop(ours, List.of("INT", "QUIT", "KILL"));
        Files.deleteIfExists(pidFile);
    }

    static void stopPgBouncer(Path configuration, Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Predicate<Path> ours = process -> link(process, "exe").endsWith("/pgbouncer")
                && commandLine(process).contains(configuration.toString());
        stop(ours, List.of("INT", "TERM", "KILL"));
        Files.deleteIfExists(pidFile);
    }

    private static void stop(Predicate<Path> ours, List<String> signals) throws IOException {
        for (String signal : signals) {
            List<Path> processes = find(ours);
            if (processes.isEmpty()) {
                return;
            }
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                Signals.send("CONT", pid);
                // The postmaster tells its children; one without a postmaster is on its way out by itself.
                if (signal.equals("KILL") || !parentIsOurs(process, processes)) {
                    Signals.send(signal, pid);
                }
            }
            Polling deadline = Polling.within(Duration.ofSeconds(10));
            while (processes.stream().anyMatch(ours) && deadline.again()) {
                // Asked again in a moment.
            }
        }
        if (!find(ours).isEmpty()) {
            throw new ClusterException("A server that an earlier Stoa left behind cannot be stopped (process "
                    + find(ours).getFirst().getFileName() + "): stop it and start again.");
        }
    }

    private static boolean parentIsOurs(Path process, List<Path> processes) {
        try {
            // pid (command) state parent …; the command may have spaces and brackets of its own
            String stat = Files.readString(process.resolve("stat"));
            String parent = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 3)[1];
            return processes.contains(PROC.resolve(parent));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> find(Predicate<Path> ours) throws IOException {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.filter(
                            entry -> entry.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(ours)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String link(Path process, String name) {
        try {
            return Files.readSymbolicLink(process.resolve(name)).toString();
        } catch (IOException e) {
            // Ended meanwhile, or another user's: not ours either way.
            return "";
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}

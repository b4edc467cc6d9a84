package stoa.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of {@code ./stoa} beside a server that runs. */
final class StoaCommand {
    private static final int MINUTES = 10;

    private StoaCommand() {}

    /** Its lines. */
    static List<String> run(Path data, String... arguments) throws IOException, InterruptedException {
        return lines(start(data, ProcessBuilder.Redirect.PIPE, arguments), List.of(arguments));
    }

    /** The same on the databases that an environment names. */
    static List<String> runOn(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        return lines(start(environment, ProcessBuilder.Redirect.PIPE, arguments), arguments);
    }

    private static List<String> lines(Process process, List<String> arguments)
            throws IOException, InterruptedException {
        try {
            var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("./stoa " + String.join(" ", arguments) + " failed: " + String.join("; ", lines));
            }
            return lines;
        } finally {
            process.destroy();
        }
    }

    /**
     * Kills it (kill -9) after a while, unless it has ended.
     *
     * @return whether it was killed
     */
    static boolean killAfter(Duration patience, Path data, String... arguments)
            throws IOException, InterruptedException {
        var process = start(data, ProcessBuilder.Redirect.DISCARD, arguments);
        if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return true;
    }

    private static Process start(Path data, ProcessBuilder.Redirect output, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return start(Map.of(), output, all);
    }

    private static Process start(
            Map<String, String> environment, ProcessBuilder.Redirect output, List<String> arguments)
            throws IOException {
        var program = System.getProperty("stoa.command");
        if (program == null) {
            throw new IOException("This command runs others: run it as ./stoa load …");
        }
        var command = new ArrayList<String>();
        command.add(program);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectOutput(output).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("STOA_(PRIMARY|REPLICA|DIRECT|OWNER|DATABASE)_.*"));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}

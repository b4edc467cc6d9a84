package stoa.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One {@code ./stoa run} that a scenario started for itself, with its output in a file. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final String READY = "Stoa is ready";

    private final Process process;
    private final Path log;
    private final URI url;

    private ServerProcess(Process process, Path log, URI url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** Starts it on a free port of loopback and returns at once. */
    static ServerProcess start(Path log, List<String> options, Map<String, String> environment) throws IOException {
        int port = freePort();
        var command = new ArrayList<String>();
        // In a session of its own: the terminal's Ctrl-C is for the scenario, which stops it in order.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of(program().toString(), "run", "--dev", "--port", Integer.toString(port)));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("STOA_(PRIMARY|REPLICA|DIRECT|OWNER|DATABASE)_.*"));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return new ServerProcess(process, log, URI.create("http://127.0.0.1:" + port));
    }

    private static Path program() throws IOException {
        var program = System.getProperty("stoa.command");
        if (program == null) {
            throw new IOException("This command starts servers of its own: run it as ./stoa load …");
        }
        return Path.of(program);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return url;
    }

    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!Files.readString(log).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("The server does not start: " + lastLine() + " (see " + log + ")");
            }
            Thread.sleep(50);
        }
    }

    private String lastLine() throws IOException {
        var lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }

    /** {@code kill -9}: it does nothing any more, and leaves everything as it is. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

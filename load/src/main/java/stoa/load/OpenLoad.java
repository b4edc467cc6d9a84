package stoa.load;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** Runs a {@link LoadPlan} with Gatling, says how it goes, and prints what came of it. */
final class OpenLoad {
    // Held, since a level is lost with its logger.
    private static final java.util.logging.Logger PREFERENCES = java.util.logging.Logger.getLogger("java.util.prefs");

    private final LoadPlan plan;
    private final PrintWriter out;
    private final Path folder;

    OpenLoad(LoadPlan plan, PrintWriter out) throws IOException {
        this.plan = plan;
        this.out = out;
        this.folder = Files.createTempDirectory("stoa-gatling.");
    }

    /** Interrupted, it prints what there is until then. */
    void run() throws IOException, InterruptedException {
        LoadSimulation.next(plan);
        var gatling = gatling();
        var progress = new Progress(out, plan.mix().name().toLowerCase(Locale.ROOT));
        long began = 0;
        var console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        gatling.start();
        try {
            while (gatling.isAlive()) {
                gatling.join(100);
                var tally = plan.tally();
                if (began == 0 && tally.answers() + tally.failures() > 0) {
                    began = System.nanoTime();
                }
                double seconds = began == 0 ? 0 : (System.nanoTime() - began) / 1e9;
                progress.at(
                        seconds / plan.duration().toSeconds(),
                        String.format(
                                Locale.ROOT,
                                "%d answers, %d errors, p99 %.0f ms",
                                tally.answers(),
                                tally.failures(),
                                tally.times().percentile(99)));
            }
        } finally {
            System.setOut(console);
            progress.done();
            Folders.delete(folder);
            print((System.nanoTime() - began) / 1e9);
        }
    }

    private Thread gatling() throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        // Gatling looks for a newer version of itself on the network and notes what it found in the home directory.
        ProxySelector.setDefault(new Outside());
        System.setProperty("java.util.prefs.userRoot", folder.toString());
        PREFERENCES.setLevel(java.util.logging.Level.OFF);
        String[] arguments = {
            "--simulation", LoadSimulation.class.getName(), "--results-folder", folder.toString(), "--no-reports"
        };
        var thread = new Thread(() -> Gatling$.MODULE$.fromArgs(arguments), "gatling");
        thread.setDaemon(true);
        return thread;
    }

    private void print(double seconds) {
        long done = plan.tally().answers() + plan.tally().failures();
        out.printf(
                Locale.ROOT,
                "%s: offered %.0f/s for %s, achieved %.1f answers/s%s%n",
                plan.mix().name().toLowerCase(Locale.ROOT),
                plan.rate(),
                Times.inSeconds(plan.duration()),
                plan.tally().answers() / Math.max(seconds, 1),
                seconds < plan.duration().toSeconds() * 0.9 ? " (partial: " + done + " requests)" : "");
        plan.tally().print(out);
    }

    /** Refuses every way to another machine. */
    private static final class Outside extends ProxySelector {
        @Override
        public List<Proxy> select(URI address) {
            Loopback.require(address);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI address, SocketAddress socket, IOException failure) {
            // No proxy is ever given out.
        }
    }
}

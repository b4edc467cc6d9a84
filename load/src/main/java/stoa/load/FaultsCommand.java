package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load faults}: constant reads and writes while the pooler is started anew, a replica is stopped and started, and a
 * replica is frozen. Fails where reads failed for longer than two seconds, or somebody missed their own write.
 */
@Command(
        name = "faults",
        description = "Disturb pooler and replica under load, in a cluster of its own: errors, and the longest gap.",
        mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {
    private static final Duration LONGEST_GAP = Duration.ofSeconds(2);
    /** No multiple of the servers, so that each of them meets each of the people. */
    private static final int PEOPLE = 7;

    @Option(
            names = "--reads",
            defaultValue = "40",
            paramLabel = "R",
            description = "reads per second (default: ${DEFAULT-VALUE})")
    private int reads;

    @Option(
            names = "--writes",
            defaultValue = "6",
            paramLabel = "R",
            description = "writes per second (default: ${DEFAULT-VALUE})")
    private int writes;

    @Option(
            names = "--pause",
            defaultValue = "6s",
            paramLabel = "D",
            description = "how long a replica is gone or frozen, and what is looked at after each fault (default:"
                    + " ${DEFAULT-VALUE})")
    private String pause = "6s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var time = Times.parse(pause, Duration.ofMinutes(2));
        var out = spec.commandLine().getOut();
        try (var site = Site.start(out, 2, 1, Map.of())) {
            var people = OwnWrites.signUp(site.clients().getFirst(), PEOPLE);
            var pooler = site.cluster().pooled() ? site.part(Cluster.POOLER) : null;
            var replica = site.part("replica-1");
            Warmth.of(site.urls(), people, out);
            boolean kept = true;
            try (var load = SteadyLoad.start(site, people, reads, writes)) {
                kept &= during(load, "nothing", out, time, () -> {});
                if (pooler == null) {
                    out.println("pooler restart: there is no pooler on this machine");
                } else {
                    kept &= during(load, "pooler restart", out, time, () -> {
                        pooler.stop();
                        pooler.start();
                    });
                }
                kept &= during(load, "replica stop and start", out, time, () -> {
                    replica.stop();
                    Thread.sleep(time);
                    replica.start();
                });
                kept &= during(load, "replica frozen and back", out, time, () -> {
                    replica.freeze();
                    Thread.sleep(time);
                    replica.thaw();
                });
            }
            return kept ? 0 : 1;
        }
    }

    private boolean during(SteadyLoad load, String what, PrintWriter out, Duration after, Fault fault)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        fault.happen();
        Thread.sleep(after);
        long until = System.nanoTime();
        var record = load.observed().since(began);
        var readGap = record.reads().longestGap(began, until);
        long missed = record.of("pair").outcomes().stream()
                .filter(pair -> pair.error().equals("missed"))
                .count();
        var tally = record.reads().tally();
        out.printf(
                "%s: reads %d, errors %d (%s), longest gap %s, slowest %s, from %s; writes %d, errors %d (%s), longest gap"
                        + " %s; own writes missed %d%n",
                what,
                tally.answers(),
                tally.failures(),
                tally.errorsByKind(),
                Times.inSeconds(readGap),
                Times.inSeconds(tally.times().max()),
                tally.sources(),
                record.of("write").tally().answers(),
                record.of("write").tally().failures(),
                record.of("write").tally().errorsByKind(),
                Times.inSeconds(record.of("write").longestGap(began, until)),
                missed);
        out.flush();
        return readGap.compareTo(LONGEST_GAP) <= 0 && missed == 0;
    }

    private interface Fault {
        void happen() throws IOException, InterruptedException;
    }
}

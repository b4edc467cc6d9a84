package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load failover}: under constant reads and writes the primary is killed and a replica promoted. Counts acknowledged
 * writes that the new primary does not have, and reads afterwards that missed a write that it has; says after how long writes
 * succeed again. Fails where a read missed such a write, where writes do not come back, and, with a synchronous standby, where
 * an acknowledged write is lost.
 */
@Command(
        name = "failover",
        description = "Kill the primary under load and promote a replica, in a cluster of its own: what is lost?",
        mixinStandardHelpOptions = true)
final class FailoverCommand implements Callable<Integer> {
    /** No multiple of the servers, so that each of them meets each of the people. */
    private static final int PEOPLE = 7;

    private static final String NEXT = "replica-1";
    private static final String OTHER = "replica-2";

    @Option(
            names = "--synchronous",
            description = "commits wait for the replica that will be promoted (synchronous_standby_names)")
    private boolean synchronous;

    @Option(
            names = "--reads",
            defaultValue = "40",
            paramLabel = "R",
            description = "reads per second (default: ${DEFAULT-VALUE})")
    private int reads;

    @Option(
            names = "--writes",
            defaultValue = "20",
            paramLabel = "R",
            description = "writes per second (default: ${DEFAULT-VALUE})")
    private int writes;

    @Option(
            names = "--before",
            defaultValue = "5s",
            paramLabel = "D",
            description = "how long all is well first (default: ${DEFAULT-VALUE})")
    private String before = "5s";

    @Option(
            names = "--notice",
            defaultValue = "1s",
            paramLabel = "D",
            description = "from the kill to the promotion: what an operator or a manager of failovers takes (default:"
                    + " ${DEFAULT-VALUE})")
    private String notice = "1s";

    @Option(
            names = "--after",
            defaultValue = "15s",
            paramLabel = "D",
            description = "how long is looked afterwards (default: ${DEFAULT-VALUE})")
    private String after = "15s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var most = Duration.ofMinutes(5);
        var well = Times.parse(before, most);
        var noticed = Times.parse(notice, most);
        var afterwards = Times.parse(after, most);
        var out = spec.commandLine().getOut();
        try (var site = Site.start(out, 2, 2, Map.of())) {
            if (synchronous) {
                site.cluster().alterSystem(Cluster.PRIMARY, "synchronous_standby_names", "FIRST 1 (replica_1)");
                site.cluster().alterSystem(Cluster.PRIMARY, "synchronous_commit", "on");
            }
            var people = OwnWrites.signUp(site.clients().getFirst(), PEOPLE);
            Warmth.of(site.urls(), people, out);
            try (var load = SteadyLoad.start(site, people, reads, writes)) {
                Thread.sleep(well);
                long killed = kill(site, out);
                Thread.sleep(noticed);
                long promoted = promote(site.cluster(), out);
                follow(site.cluster());
                Thread.sleep(afterwards);
                return judge(site.cluster(), load.observed(), killed, promoted, out) ? 0 : 1;
            }
        }
    }

    private long kill(Site site, PrintWriter out) throws IOException {
        var primary = site.part(Cluster.PRIMARY);
        long now = System.nanoTime();
        primary.kill();
        out.println("  primary killed (SIGKILL)");
        out.flush();
        return now;
    }

    private static long promote(Cluster cluster, PrintWriter out) throws SQLException, IOException {
        long began = System.nanoTime();
        if (!cluster.text(NEXT, "select pg_promote(true, 60)::text").equals("true")) {
            throw new IOException(NEXT + " was not promoted within 60 seconds.");
        }
        out.printf("  %s promoted in %s%n", NEXT, Times.inSeconds(Duration.ofNanos(System.nanoTime() - began)));
        out.flush();
        return began;
    }

    /** The other replica goes on from the new primary, as an operator would let it. */
    private static void follow(Cluster cluster) throws SQLException {
        cluster.text(NEXT, "select pg_create_physical_replication_slot('replica_2')::text");
        var source = cluster.text(OTHER, "show primary_conninfo")
                .replace("port=" + cluster.port(Cluster.PRIMARY), "port=" + cluster.port(NEXT));
        cluster.alterSystem(OTHER, "primary_conninfo", source);
    }

    private boolean judge(Cluster cluster, SteadyLoad.Observations record, long killed, long promoted, PrintWriter out)
            throws SQLException {
        var acknowledged = record.of("write").good();
        var present = present(cluster, acknowledged);
        long lost = acknowledged.outcomes().stream()
                .filter(write -> !present.contains(write.id()))
                .count();
        Predicate<SteadyLoad.Outcome> stale = pair -> pair.error().equals("missed") && present.contains(pair.id());
        long staleBefore = record.of("pair").outcomes().stream()
                .filter(pair -> pair.began() < killed)
                .filter(stale)
                .count();
        long staleAfter = record.of("pair").since(killed).outcomes().stream()
                .filter(stale)
                .count();
        long again = acknowledged.since(killed).outcomes().stream()
                .mapToLong(SteadyLoad.Outcome::ended)
                .min()
                .orElse(Long.MAX_VALUE);
        long until = System.nanoTime();
        var since = record.since(killed);
        out.printf(
                "failover (%s): %d writes acknowledged, %d of them lost; stale own reads: %d before, %d after%n",
                synchronous ? "synchronous standby" : "asynchronous",
                acknowledged.outcomes().size(),
                lost,
                staleBefore,
                staleAfter);
        if (again == Long.MAX_VALUE) {
            out.println("writes did not succeed again");
        } else {
            out.printf(
                    "writes succeed again %s after the kill, %s after the call to promote%n",
                    Times.inSeconds(Duration.ofNanos(again - killed)),
                    Times.inSeconds(Duration.ofNanos(again - promoted)));
        }
        out.printf(
                "from the kill on: reads %d, longest gap %s, errors %s; writes %d, errors %s; reads from %s%n",
                since.reads().good().outcomes().size(),
                Times.inSeconds(since.reads().longestGap(killed, until)),
                since.reads().tally().errorsByKind(),
                since.of("write").good().outcomes().size(),
                since.of("write").tally().errorsByKind(),
                since.reads().tally().sources());
        out.flush();
        return again < Long.MAX_VALUE && staleBefore + staleAfter == 0 && (!synchronous || lost == 0);
    }

    private static Set<String> present(Cluster cluster, SteadyLoad.Observations acknowledged) throws SQLException {
        var present = new HashSet<String>();
        try (var connection = cluster.superuser(NEXT);
                var query = connection.prepareStatement("select id from statuses.status where id = any (?)")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            acknowledged.outcomes().stream()
                                    .map(write -> Long.valueOf(write.id()))
                                    .toArray()));
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    present.add(result.getString(1));
                }
            }
        }
        return present;
    }
}

package stoa.app.commands;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import stoa.db.health.Health;
import stoa.db.health.Overview;
import stoa.db.health.ReplicaLook;

/** {@code ./stoa db replicas}: the replicas that the server reads from, as they say themselves and as the primary sees them. */
@Command(
        name = "replicas",
        description = "Ask each replica how far it is; exits with 2 where one cannot be read from.",
        mixinStandardHelpOptions = true)
final class ReplicasCommand implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var databases = Databases.open(data.folder())) {
            var health = new Health(databases.owner());
            var replicas = health.replicas(databases.replicas());
            var streams = health.overview().replicas();
            if (output.json()) {
                Output.print(
                        out,
                        Map.of(
                                "replicas",
                                        replicas.stream()
                                                .map(ReplicasCommand::json)
                                                .toList(),
                                "streams",
                                        streams.stream()
                                                .map(ReplicasCommand::json)
                                                .toList()));
            } else {
                print(replicas, streams, out);
            }
            return replicas.stream().anyMatch(ReplicaLook::alarming) ? RunwayCommand.ALARM : 0;
        }
    }

    private static void print(List<ReplicaLook> replicas, List<Overview.Replica> streams, PrintWriter out) {
        if (replicas.isEmpty()) {
            out.println("The server reads from no replica: ./stoa run --replicas N, or STOA_REPLICA_URLS.");
        } else {
            out.printf("%-40s  %-11s  %8s  %10s  %s%n", "replica", "state", "timeline", "behind", "");
            replicas.forEach(replica -> out.printf(
                    Locale.ROOT,
                    "%-40s  %-11s  %8d  %10s  %s%n",
                    replica.name(),
                    replica.verdict().name().toLowerCase(Locale.ROOT),
                    replica.timeline(),
                    Output.bytes((double) replica.behindBytes()),
                    note(replica)));
        }
        streams.forEach(stream -> out.printf(
                Locale.ROOT,
                "the primary sends to %s: %s, behind by %s, %d ms%n",
                stream.name(),
                stream.state(),
                Output.bytes((double) stream.lagBytes()),
                stream.lagMillis()));
    }

    private static String note(ReplicaLook replica) {
        var age = replica.replayedAgoMillis() == 0 ? "" : "as of " + replica.replayedAgoMillis() + " ms ago";
        var alarm = (replica.alarming() ? "ALARM " : "") + replica.detail();
        return (age + " " + alarm).trim();
    }

    private static Map<String, Object> json(ReplicaLook replica) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", replica.name());
        fields.put("state", replica.verdict().name().toLowerCase(Locale.ROOT));
        fields.put("timeline", replica.timeline());
        fields.put("behind_bytes", replica.behindBytes());
        fields.put("replayed_ago_ms", replica.replayedAgoMillis());
        fields.put("alarm", replica.alarming());
        fields.put("detail", replica.detail());
        return fields;
    }

    private static Map<String, Object> json(Overview.Replica stream) {
        return Map.of(
                "name", stream.name(),
                "state", stream.state(),
                "behind_bytes", stream.lagBytes(),
                "behind_ms", stream.lagMillis());
    }
}

package stoa.app.commands;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import stoa.db.health.Health;
import stoa.db.health.Reserve;

/** {@code ./stoa db runway}: what runs out, and when. */
@Command(
        name = "runway",
        description = "Show what is left of what runs out: partitions, sequences, transaction ids, slots, disk;"
                + " exits with 2 where too little is.",
        mixinStandardHelpOptions = true)
final class RunwayCommand implements Callable<Integer> {
    /** Exit code: something wants an operator (db/RUNBOOK.md). */
    static final int ALARM = 2;

    private static final double MILLION = 1e6;

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
            var reserves = of(databases, data.folder());
            if (output.json()) {
                Output.print(out, reserves.stream().map(RunwayCommand::json).toList());
            } else {
                out.printf("%-16s %-44s %14s  %14s  %s%n", "what", "of", "left", "alarm under", "");
                reserves.forEach(reserve -> out.printf(
                        "%-16s %-44s %14s  %14s  %s%n",
                        reserve.kind(),
                        reserve.name(),
                        amount(reserve, reserve.left()),
                        amount(reserve, reserve.least()),
                        (reserve.alarming() ? "ALARM " : "") + reserve.detail()));
            }
            return reserves.stream().anyMatch(Reserve::alarming) ? ALARM : 0;
        }
    }

    /** The disk counts where the data lies on this machine. */
    static List<Reserve> of(Databases databases, Path folder) {
        return new Health(databases.owner())
                .reserves(
                        ExternalDatabases.fromEnvironment(System.getenv()).isPresent()
                                ? Optional.empty()
                                : Optional.of(folder.toAbsolutePath().normalize()));
    }

    static String line(Reserve reserve) {
        return reserve.kind() + " " + reserve.name() + ": " + amount(reserve, reserve.left()) + " left, alarm under "
                + amount(reserve, reserve.least()) + (reserve.detail().isEmpty() ? "" : " (" + reserve.detail() + ")");
    }

    private static String amount(Reserve reserve, double value) {
        return switch (reserve.unit()) {
            case "bytes" -> Output.bytes(value);
            case "ids" -> String.format(Locale.ROOT, "%.0f million", value / MILLION);
            default -> String.format(Locale.ROOT, "%.1f %s", value, reserve.unit());
        };
    }

    static Map<String, Object> json(Reserve reserve) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", reserve.kind());
        fields.put("name", reserve.name());
        fields.put("left", reserve.left());
        fields.put("unit", reserve.unit());
        fields.put("least", reserve.least());
        fields.put("alarm", reserve.alarming());
        fields.put("detail", reserve.detail());
        return fields;
    }
}

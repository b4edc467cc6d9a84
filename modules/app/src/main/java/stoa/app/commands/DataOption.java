package stoa.app.commands;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has: where the embedded cluster is. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".stoa",
            description = "directory of the embedded cluster (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of(".stoa");

    Path folder() {
        return folder;
    }
}

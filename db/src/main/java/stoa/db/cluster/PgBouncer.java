package stoa.db.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The PgBouncer that is installed on this machine. */
public record PgBouncer(Path program, Version version) {
    private static final String INSTALL = "apt-get install pgbouncer";

    /** The one on the PATH, or where Debian puts it; empty when there is none that runs. */
    public static Optional<PgBouncer> find() {
        @Nullable String path = System.getenv("PATH");
        return Stream.concat(
                        Arrays.stream(path == null ? new String[0] : path.split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(program -> versionOf(program).map(version -> new PgBouncer(program, version)));
    }

    /** What to tell somebody who asked for the pooler on a machine without one. */
    static String missingNote() {
        return "PgBouncer is not installed, so clients connect to PostgreSQL directly; '" + INSTALL + "' installs it.";
    }

    private static Optional<Version> versionOf(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            return Version.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Such as 1.18.0. */
    public record Version(int major, int minor, int patch) {
        private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

        static Optional<Version> parse(String text) {
            Matcher matcher = NUMBERS.matcher(text);
            if (!matcher.find()) {
                return Optional.empty();
            }
            String patch = matcher.group(3) == null ? "0" : matcher.group(3);
            return Optional.of(new Version(
                    Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(patch)));
        }

        boolean atLeast(int otherMajor, int otherMinor) {
            return major > otherMajor || (major == otherMajor && minor >= otherMinor);
        }

        /** Since 1.21 it carries named prepared statements in transaction mode. */
        public boolean preparedStatements() {
            return atLeast(1, 21);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }
}

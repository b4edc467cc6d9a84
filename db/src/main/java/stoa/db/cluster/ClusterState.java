package stoa.db.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What the data directory remembers between runs, and tells other processes while one is under way. */
final class ClusterState {
    static final String FILE = "cluster.properties";
    static final String PRIMARY = "primary";
    private static final String RUNNING = "running";

    private final Path data;
    private final Properties properties;

    private ClusterState(Path data, Properties properties) {
        this.data = data;
        this.properties = properties;
    }

    static ClusterState read(Path data) throws IOException {
        return new ClusterState(data, PrivateFiles.read(data.resolve(FILE)));
    }

    int port(String part) {
        return Integer.parseInt(properties.getProperty("port." + part, "0"));
    }

    void port(String part, int port) {
        properties.setProperty("port." + part, Integer.toString(port));
    }

    String bootstrap() {
        return properties.getProperty("bootstrap", "");
    }

    void bootstrap(String version) {
        properties.setProperty("bootstrap", version);
    }

    /** The folder of the replica that was promoted and has not taken the primary's name yet. */
    Optional<String> promoted() {
        return Optional.ofNullable(properties.getProperty("promoted"));
    }

    void promoted(Optional<String> part) {
        part.ifPresentOrElse(name -> properties.setProperty("promoted", name), () -> properties.remove("promoted"));
    }

    boolean running() {
        return Boolean.parseBoolean(properties.getProperty(RUNNING, "false"));
    }

    /** The folder of the server that takes writes. */
    String primary() {
        return promoted().orElse(PRIMARY);
    }

    /** The folders of the running replicas, in the order of their numbers. */
    List<String> replicas() {
        String names = properties.getProperty("replicas", "");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    Optional<PgBouncer.Version> pooler() {
        return Optional.ofNullable(properties.getProperty("pooler")).flatMap(PgBouncer.Version::parse);
    }

    void started(List<String> replicas, Optional<PgBouncer.Version> pooler) {
        properties.setProperty(RUNNING, "true");
        properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        properties.setProperty("replicas", String.join(",", replicas));
        pooler.ifPresentOrElse(
                version -> properties.setProperty("pooler", version.toString()), () -> properties.remove("pooler"));
    }

    void pid(String part, long pid) {
        properties.setProperty("pid." + part, Long.toString(pid));
    }

    /** Also what a start begins with: whatever the file says of an earlier run is no longer so. */
    void stopped() {
        properties.setProperty(RUNNING, "false");
        properties.stringPropertyNames().stream()
                .filter(key -> key.equals("pid") || key.startsWith("pid."))
                .forEach(properties::remove);
    }

    void save() throws IOException {
        PrivateFiles.write(data.resolve(FILE), properties);
    }
}

package stoa.platform.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the databases are, and how far replicas may be behind.
 *
 * @param primaryUrl JDBC URL of the primary, through the pooler where there is one
 * @param user database role of the server
 * @param password of that role
 * @param replicaUrls JDBC URLs of the streaming replicas, in the order of their names replica-1, replica-2 …
 * @param poolSize connections that this process holds to each database for reads, and as many for writes
 * @param enforceModules whether each statement runs under the database role of its module; for development and tests,
 *     since it wraps every act in a transaction
 * @param checkInterval how often each server is looked at
 * @param maxLag a replica that shows an older past leaves rotation
 * @param maxLagBytes a replica that has more of the log still to replay leaves rotation
 */
@ConfigurationProperties("stoa.database")
public record DatabaseConfig(
        String primaryUrl,
        String user,
        String password,
        @Nullable List<String> replicaUrls,
        @Bindable(defaultValue = "10") int poolSize,
        @Bindable(defaultValue = "false") boolean enforceModules,
        @Bindable(defaultValue = "100ms") Duration checkInterval,
        @Bindable(defaultValue = "5s") Duration maxLag,
        @Bindable(defaultValue = "67108864") long maxLagBytes) {

    List<String> replicas() {
        return replicaUrls == null ? List.of() : replicaUrls;
    }

    @Override
    public String toString() {
        return "DatabaseConfig[" + primaryUrl + ", " + user + ", replicas " + replicaUrls + ", pool " + poolSize + "]";
    }
}

package stoa.platform.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the databases are.
 *
 * @param primaryUrl JDBC URL of the primary, through the pooler where there is one
 * @param user database role of the server
 * @param password of that role
 * @param replicaUrls JDBC URLs of the streaming replicas, in the order of their names replica-1, replica-2 …
 * @param poolSize connections that this process holds to each database at most
 * @param enforceModules whether each statement runs under the database role of its module; for development and tests,
 *     since it wraps every act in a transaction
 */
@ConfigurationProperties("stoa.database")
public record DatabaseConfig(
        String primaryUrl,
        String user,
        String password,
        @Nullable List<String> replicaUrls,
        @Bindable(defaultValue = "10") int poolSize,
        @Bindable(defaultValue = "false") boolean enforceModules) {
    @Override
    public String toString() {
        return "DatabaseConfig[" + primaryUrl + ", " + user + ", replicas " + replicaUrls + ", pool " + poolSize + "]";
    }
}

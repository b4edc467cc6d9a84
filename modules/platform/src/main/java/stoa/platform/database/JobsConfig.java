package stoa.platform.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * The connections of background jobs.
 *
 * @param user database role of the jobs; where it is absent, the server's
 * @param password of that role
 * @param poolSize connections that this process holds to each database for jobs
 */
@ConfigurationProperties("stoa.database.jobs")
public record JobsConfig(
        @Nullable String user,
        @Nullable String password,
        @Bindable(defaultValue = "8") int poolSize) {

    @Override
    public String toString() {
        return "JobsConfig[" + user + ", pool " + poolSize + "]";
    }
}

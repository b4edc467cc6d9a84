package stoa.platform.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this instance runs jobs.
 *
 * @param run whether it does at all; leaving jobs always works
 * @param threads per pool, by its name in lower case, where it is to be another number than ours
 * @param pollInterval how often each pool looks for jobs that are due; those that this instance leaves itself start at once
 * @param heartbeat how often a running job says that it lives; after four that are missed another instance runs it again
 */
@ConfigurationProperties("stoa.jobs")
record JobsConfig(
        @Bindable(defaultValue = "true") boolean run,
        @Nullable Map<String, Integer> threads,
        @Bindable(defaultValue = "1s") Duration pollInterval,
        @Bindable(defaultValue = "5s") Duration heartbeat) {

    int threads(JobPool pool) {
        return threads == null ? pool.threads() : threads.getOrDefault(pool.toString(), pool.threads());
    }
}

package stoa.platform.events;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this instance works on events.
 *
 * @param consume whether it does at all; publishing always works
 * @param listenUrls JDBC URLs of the servers past any pooler, where to listen for events of other instances: whichever is
 *     the primary. Empty: the log is looked at every {@code pollInterval} only
 * @param pollInterval how often the log is looked at where nobody calls
 * @param linger how long to wait after events have come for more to come, so that they are handled together; up to eight times as
 *     long while more keep coming
 * @param lease how long a shard stays with an instance that is not heard of
 * @param batchSize how many events of the log are dealt with in one transaction
 * @param concurrency how many shards are worked on at the same time
 */
@ConfigurationProperties("stoa.events")
record EventsConfig(
        @Bindable(defaultValue = "true") boolean consume,
        @Nullable List<String> listenUrls,
        @Bindable(defaultValue = "1s") Duration pollInterval,
        @Bindable(defaultValue = "10ms") Duration linger,
        @Bindable(defaultValue = "15s") Duration lease,
        @Bindable(defaultValue = "500") int batchSize,
        @Bindable(defaultValue = "4") int concurrency) {

    List<String> listening() {
        return listenUrls == null ? List.of() : listenUrls;
    }

    Duration heartbeat() {
        return lease.dividedBy(3);
    }
}

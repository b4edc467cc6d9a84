package stoa.statuses.previews;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether and from where links are fetched.
 *
 * @param enabled whether they are at all; what was fetched before is shown all the same
 * @param timeout from the first look-up of a name to the last byte, for each of a page, what its site says of it and its picture
 * @param allowPrivateAddresses addresses that are fetched from although they are not public, on any port; for tests only
 */
@ConfigurationProperties("stoa.previews")
record PreviewsConfig(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "10s") Duration timeout,
        @Nullable List<String> allowPrivateAddresses) {

    /** @throws IllegalArgumentException where one is no address */
    Set<InetAddress> allowed() {
        return allowPrivateAddresses == null
                ? Set.of()
                : allowPrivateAddresses.stream().map(InetAddress::ofLiteral).collect(Collectors.toUnmodifiableSet());
    }
}

package stoa.app.instance;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The older form of {@link Instance} (Mastodon documentation, entity V1::Instance). */
@Serdeable(naming = SnakeCaseStrategy.class)
record InstanceV1(
        String uri,
        String title,
        String shortDescription,
        String description,
        String email,
        String version,
        Map<String, String> urls,
        Map<String, Long> stats,
        String thumbnail,
        List<String> languages,
        boolean registrations,
        boolean approvalRequired,
        boolean invitesEnabled,
        Configuration configuration,
        @Nullable Object contactAccount,
        List<InstanceRule> rules) {}

package stoa.app.instance;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server says of itself (Mastodon documentation, entity Instance). */
@Serdeable(naming = SnakeCaseStrategy.class)
record Instance(
        String domain,
        String title,
        String version,
        String sourceUrl,
        String description,
        Usage usage,
        Thumbnail thumbnail,
        List<Icon> icon,
        List<String> languages,
        Configuration configuration,
        Registrations registrations,
        Map<String, Integer> apiVersions,
        Contact contact,
        List<InstanceRule> rules) {

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Usage(Users users) {}

    /** @param activeMonth people who posted in the last four weeks */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Users(long activeMonth) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Thumbnail(String url, @Nullable String blurhash, Map<String, String> versions, String description) {}

    @Serdeable
    record Icon(String src, String size) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Registrations(
            boolean enabled,
            boolean approvalRequired,
            boolean reasonRequired,
            @Nullable String message,
            @Nullable Integer minAge,
            @Nullable String url) {}

    @Serdeable
    record Contact(String email, @Nullable Object account) {}
}

package stoa.app.instance;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of itself.
 *
 * @param contactEmail whom to write to, null where the operator has not said
 */
@ConfigurationProperties("stoa.instance")
public record InstanceConfig(
        @Bindable(defaultValue = "Stoa") String title,

        @Bindable(
                defaultValue =
                        "A community server on one PostgreSQL. Use it with the Mastodon app that you already have.")
        String description,

        @Bindable(defaultValue = "https://stoa.example/source")
        String sourceUrl,

        @Nullable String contactEmail) {}

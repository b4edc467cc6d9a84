package stoa.platform.refresh;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When materialized views are refreshed.
 *
 * @param every from one look for changes to the next
 */
@ConfigurationProperties("stoa.refresh")
record RefreshConfig(@Bindable(defaultValue = "5m") Duration every) {}

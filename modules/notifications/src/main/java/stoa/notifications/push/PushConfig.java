package stoa.notifications.push;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where push messages may go.
 *
 * @param privateEndpoints whether also to addresses that are nobody's in the open, and without TLS; for tests only
 */
@ConfigurationProperties("stoa.push")
record PushConfig(@Bindable(defaultValue = "false") boolean privateEndpoints) {}

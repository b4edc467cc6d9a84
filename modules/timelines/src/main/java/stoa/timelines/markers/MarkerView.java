package stoa.timelines.markers;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/** How far somebody has read (Mastodon documentation, entity Marker). */
@Serdeable(naming = SnakeCaseStrategy.class)
record MarkerView(String lastReadId, int version, Instant updatedAt) {}

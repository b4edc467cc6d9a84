package stoa.statuses.posting;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** What an author wrote (Mastodon documentation, entity StatusSource). */
@Serdeable(naming = SnakeCaseStrategy.class)
record SourceView(String id, String text, String spoilerText) {}

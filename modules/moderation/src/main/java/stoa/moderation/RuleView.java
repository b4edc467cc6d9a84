package stoa.moderation;

import io.micronaut.serde.annotation.Serdeable;

/** A rule of the server (Mastodon documentation, entity Rule). */
@Serdeable
public record RuleView(String id, String text, String hint) {}

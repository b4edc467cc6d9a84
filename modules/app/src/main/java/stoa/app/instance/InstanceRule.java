package stoa.app.instance;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** A rule of the server (Mastodon documentation, entity Rule). */
@Serdeable
public record InstanceRule(String id, String text, String hint) {
    public static final List<InstanceRule> ALL = List.of(
            new InstanceRule("1", "Be kind.", "Argue with what was said, never with who said it."),
            new InstanceRule(
                    "2", "Warn before what others may not want to see.", "That is what content warnings are for."),
            new InstanceRule("3", "Nothing unlawful, no spam, no harassment.", ""));
}

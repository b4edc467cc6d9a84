package stoa.moderation.actions;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.accounts.Restriction;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Restrictions as Mastodon's API names them, with {@code none} for a warning. */
final class ActionType {
    static final String NONE = "none";

    private ActionType() {}

    static String of(Optional<Restriction> restriction) {
        return restriction.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse(NONE);
    }

    /** @throws Refusal 422 where it is missing or none */
    static Optional<Restriction> of(Parameters parameters) {
        var type = parameters
                .text("type")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.invalid("Validation failed: Type can't be blank"));
        if (type.equals(NONE)) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(Restriction.values())
                .filter(restriction -> of(Optional.of(restriction)).equals(type))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("Validation failed: Type is not included in the list")));
    }
}

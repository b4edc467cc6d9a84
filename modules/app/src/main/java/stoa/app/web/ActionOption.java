package stoa.app.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AdminAccountView;
import stoa.accounts.Restriction;
import stoa.platform.web.Refusal;

/** What moderators may do to an account, in words. */
enum ActionOption {
    WARN(null, "Warn", "Warned", "", "Nothing changes: its owner is told something, or moderators leave a note."),
    SENSITIVE(
            Restriction.SENSITIVE,
            "Mark as sensitive",
            "Marked as sensitive",
            "No longer mark as sensitive",
            "All its media is hidden behind a warning."),
    SILENCE(
            Restriction.SILENCE,
            "Limit",
            "Limited",
            "Lift the limit",
            "Unasked only its followers are shown it: it is not in public timelines, trends, search and suggestions."),
    DISABLE(
            Restriction.DISABLE,
            "Disable",
            "Disabled",
            "Enable",
            "Its owner can neither sign in nor use an app. What they posted stays as it is."),
    SUSPEND(
            Restriction.SUSPEND,
            "Suspend",
            "Suspended",
            "Lift the suspension",
            "Nobody is shown it or what it posted, and its owner can neither sign in nor use an app. It can be lifted.");

    private final @Nullable Restriction restriction;
    private final String title;
    private final String past;
    private final String undo;
    private final String meaning;

    ActionOption(@Nullable Restriction restriction, String title, String past, String undo, String meaning) {
        this.restriction = restriction;
        this.title = title;
        this.past = past;
        this.undo = undo;
        this.meaning = meaning;
    }

    /** @throws Refusal 404 for what is none */
    static ActionOption of(String type) {
        return Stream.of(values())
                .filter(option -> option.type().equals(type))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** As the API names it. */
    String type() {
        return restriction == null ? "none" : restriction.name().toLowerCase(Locale.ROOT);
    }

    Optional<Restriction> restriction() {
        return Optional.ofNullable(restriction);
    }

    String title() {
        return title;
    }

    String past() {
        return past;
    }

    String undo() {
        return undo;
    }

    String meaning() {
        return meaning;
    }

    /** Whether an account is restricted so already. */
    boolean holds(AdminAccountView account) {
        return switch (this) {
            case WARN -> false;
            case SENSITIVE -> account.sensitized();
            case SILENCE -> account.silenced();
            case DISABLE -> account.disabled();
            case SUSPEND -> account.suspended();
        };
    }
}

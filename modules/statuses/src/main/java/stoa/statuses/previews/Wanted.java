package stoa.statuses.previews;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What is asked for, and how much of it is taken. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates hold nothing
enum Wanted {
    /** What it says of itself stands at the beginning: of a longer one the rest is left unread. */
    PAGE("text/html", "text/html"::equals, 1 << 20, true),
    OEMBED(
            "application/json",
            Set.of("application/json", "text/json", "application/json+oembed")::contains,
            1 << 19,
            false),
    /** Whether it is a picture its bytes say later. */
    PICTURE("image/*", type -> type.startsWith("image/"), 8 << 20, false);

    private final String accept;
    private final Predicate<String> types;
    private final int maxBytes;
    private final boolean cut;

    Wanted(String accept, Predicate<String> types, int maxBytes, boolean cut) {
        this.accept = accept;
        this.types = types;
        this.maxBytes = maxBytes;
        this.cut = cut;
    }

    /** For the header of that name. */
    String accept() {
        return accept;
    }

    boolean takes(String contentType) {
        return types.test(contentType.toLowerCase(Locale.ROOT));
    }

    /** After decompression. */
    int maxBytes() {
        return maxBytes;
    }

    /** Whether what is longer is cut, instead of refused. */
    boolean isCut() {
        return cut;
    }
}

package stoa.platform.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OAuth scope by its name. Scopes are hierarchical: {@code read} covers {@code read:*}; {@code follow} covers reading
 * and writing of blocks, follows and mutes (Mastodon documentation, "OAuth scopes").
 *
 * @param name such as {@code read:statuses}
 */
public record Scope(String name) {
    private static final Set<String> FOLLOW =
            Set.of("read:blocks", "write:blocks", "read:follows", "write:follows", "read:mutes", "write:mutes");
    private static final Set<String> KNOWN = Stream.of(
                    Stream.of("read", "write", "follow", "push", "profile", "admin:read", "admin:write"),
                    children(
                            "read",
                            "accounts blocks bookmarks collections favourites filters follows lists mutes"
                                    + " notifications search statuses"),
                    children(
                            "write",
                            "accounts blocks bookmarks collections conversations favourites filters follows"
                                    + " lists media mutes notifications reports statuses"),
                    children(
                            "admin:read",
                            "accounts canonical_email_blocks domain_allows domain_blocks"
                                    + " email_domain_blocks ip_blocks reports"),
                    children(
                            "admin:write",
                            "accounts canonical_email_blocks domain_allows domain_blocks"
                                    + " email_domain_blocks ip_blocks reports"))
            .flatMap(names -> names)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    /** All scopes that this server knows, in the order of the documentation. */
    public static List<String> known() {
        return List.copyOf(KNOWN);
    }

    /** Splits a space-separated list as clients send it; empty where nothing was sent. */
    public static Set<String> parse(String list) {
        return Arrays.stream(list.trim().split("[\\s+]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public boolean isKnown() {
        return KNOWN.contains(name);
    }

    /** Whether a granted scope is this one or one above it. */
    public boolean isCoveredBy(String granted) {
        return name.equals(granted)
                || name.startsWith(granted + ":")
                || ("follow".equals(granted) && FOLLOW.contains(name));
    }

    private static Stream<String> children(String parent, String names) {
        return Arrays.stream(names.split(" ")).map(child -> parent + ":" + child);
    }
}

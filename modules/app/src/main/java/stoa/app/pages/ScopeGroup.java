package stoa.app.pages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The scopes of one kind. */
public record ScopeGroup(Kind kind, List<ScopeLine> lines) {

    public ScopeGroup {
        lines = List.copyOf(lines);
    }

    /** In the order in which they are shown. */
    public enum Kind {
        PROFILE("Your profile"),
        READ("Read"),
        WRITE("Write"),
        FOLLOW("Relationships"),
        PUSH("Notify"),
        ADMIN("Moderate"),
        OTHER("Other");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        private static Kind of(String scope) {
            int colon = scope.indexOf(':');
            return switch (colon < 0 ? scope : scope.substring(0, colon)) {
                case "profile" -> PROFILE;
                case "read" -> READ;
                case "write" -> WRITE;
                case "follow" -> FOLLOW;
                case "push" -> PUSH;
                case "admin" -> ADMIN;
                default -> OTHER;
            };
        }
    }

    /** Groups scopes by kind; a repeated scope is shown once, and within a kind they keep their order. */
    public static List<ScopeGroup> of(List<String> scopes) {
        Map<Kind, List<ScopeLine>> lines = new EnumMap<>(Kind.class);
        for (String scope : new LinkedHashSet<>(scopes)) {
            lines.computeIfAbsent(Kind.of(scope), kind -> new ArrayList<>()).add(ScopeLine.of(scope));
        }
        return lines.entrySet().stream()
                .map(entry -> new ScopeGroup(entry.getKey(), entry.getValue()))
                .toList();
    }
}

package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;

/** The conversation around a status, as a tree in order. */
@Singleton
class Conversations {
    private static final Limits ANONYMOUS = new Limits(40, 60, 20);
    private static final Limits SIGNED_IN = new Limits(4_096, 4_096, 4_096);

    private final StatusSql statuses;

    Conversations(StatusSql statuses) {
        this.statuses = statuses;
    }

    Around around(StatusId id, Viewer viewer) {
        var limits = viewer.account().isPresent() ? SIGNED_IN : ANONYMOUS;
        return new Around(
                statuses.ancestors(id, limits.ancestors()),
                inOrder(id, statuses.descendants(id, limits.depth(), limits.descendants())));
    }

    /** Each answer right after what it answers, answers to the same by age; without recursion, since threads are deep. */
    private static List<StatusId> inOrder(StatusId root, List<StatusSql.Reply> replies) {
        var children = replies.stream()
                .collect(Collectors.groupingBy(
                        StatusSql.Reply::parent, Collectors.mapping(StatusSql.Reply::id, Collectors.toList())));
        var ordered = new ArrayList<StatusId>();
        var stack =
                new ArrayList<StatusId>(children.getOrDefault(root, List.of()).reversed());
        while (!stack.isEmpty()) {
            var next = stack.removeLast();
            ordered.add(next);
            stack.addAll(children.getOrDefault(next, List.of()).reversed());
        }
        return ordered;
    }

    /** Ids in the order in which they are shown, whether or not the viewer may see them. */
    record Around(List<StatusId> ancestors, List<StatusId> descendants) {}

    /** Mastodon's bounds: less for those who are not signed in. */
    private record Limits(int ancestors, int descendants, int depth) {}
}

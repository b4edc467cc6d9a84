package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;
import stoa.statuses.archived.ArchivedStatuses;

/** The conversation around a status, as a tree in order. */
@Singleton
class Conversations {
    private static final Limits ANONYMOUS = new Limits(40, 60, 20);
    private static final Limits SIGNED_IN = new Limits(4_096, 4_096, 4_096);

    private final StatusSql statuses;
    private final ArchivedStatuses archived;

    Conversations(StatusSql statuses, ArchivedStatuses archived) {
        this.statuses = statuses;
        this.archived = archived;
    }

    Around around(StatusId id, Viewer viewer) {
        var limits = viewer.account().isPresent() ? SIGNED_IN : ANONYMOUS;
        // Its first status is the oldest: where that is not in the archive, none of the conversation is.
        var first =
                archived.coversBetween(0, id.value() + 1) ? first(id, viewer).filter(archived::covers) : none();
        return first.map(began -> around(id, began, limits))
                .orElseGet(() -> new Around(
                        statuses.ancestors(id, limits.ancestors()),
                        inOrder(id, statuses.descendants(List.of(id), limits.depth(), limits.descendants()))));
    }

    private static Optional<StatusId> none() {
        return Optional.empty();
    }

    private Optional<StatusId> first(StatusId id, Viewer viewer) {
        return statuses.firstOfConversation(id)
                .or(() -> archived.load(List.of(id), viewer).of("status").stream()
                        .filter(row -> ArchivedRows.id(row).equals(id))
                        .findFirst()
                        .map(row -> new StatusId(
                                ArchivedRows.number(row, "conversation_id").orElse(id.value()))));
    }

    /** The same where the conversation began in the archive: over what is there, and what in the tables goes on from it. */
    private Around around(StatusId id, StatusId first, Limits limits) {
        var parents = new TreeMap<Long, Long>();
        var known = new HashSet<StatusId>(List.of(first, id));
        for (var row : archived.ofConversation(first)) {
            known.add(ArchivedRows.id(row));
            ArchivedRows.number(row, "in_reply_to_id")
                    .ifPresent(parent -> parents.put(ArchivedRows.id(row).value(), parent));
        }
        for (var reply : statuses.descendants(known, SIGNED_IN.depth(), SIGNED_IN.descendants())) {
            parents.put(reply.id().value(), reply.parent().value());
        }
        var up = new ArrayList<StatusId>();
        for (var at = parents.get(id.value()); at != null && up.size() < limits.ancestors(); at = parents.get(at)) {
            up.add(new StatusId(at));
        }
        var replies = parents.entrySet().stream()
                .map(reply -> new StatusSql.Reply(new StatusId(reply.getKey()), new StatusId(reply.getValue())))
                .toList();
        return new Around(
                up.reversed(),
                inOrder(id, replies).stream().limit(limits.descendants()).toList());
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

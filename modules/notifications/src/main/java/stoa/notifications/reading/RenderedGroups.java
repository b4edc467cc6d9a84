package stoa.notifications.reading;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.moderation.ReportId;
import stoa.moderation.ReportView;

/** Turns groups into JSON. A group about a status that the reader may not see, or of nobody who is there, is left out. */
@Singleton
class RenderedGroups {
    private final RenderedNotifications notifications;
    private final Accounts accounts;

    RenderedGroups(RenderedNotifications notifications, Accounts accounts) {
        this.notifications = notifications;
        this.accounts = accounts;
    }

    /**
     * Renders groups in their order.
     *
     * @param paged whether they are a page, and say so
     * @param partial whether of most people the avatars are enough: of all but the first of each group
     */
    GroupedView render(List<GroupRow> groups, AccountId reader, boolean paged, boolean partial) {
        var people = accounts.byIds(groups.stream()
                .flatMap(group -> group.samples().stream())
                .distinct()
                .toList());
        var statuses =
                notifications.statuses(groups.stream().map(GroupRow::status).toList(), reader);
        var reports =
                notifications.reports(groups.stream().map(GroupRow::report).toList());
        var shown = groups.stream()
                .filter(group -> group.status() == null || statuses.containsKey(group.status()))
                .filter(group -> group.report() == null || reports.containsKey(group.report()))
                .filter(group -> group.samples().stream().anyMatch(people::containsKey))
                .toList();
        var named = new LinkedHashSet<AccountId>();
        var inFull = new LinkedHashSet<AccountId>();
        for (var group : shown) {
            var there = group.samples().stream().filter(people::containsKey).toList();
            named.addAll(there);
            inFull.add(there.getFirst());
        }
        if (!partial) {
            inFull.addAll(named);
        }
        return new GroupedView(
                inFull.stream().map(people::get).filter(Objects::nonNull).toList(),
                named.stream()
                        .filter(account -> !inFull.contains(account))
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .map(GroupedView.PartialAccount::of)
                        .toList(),
                shown.stream()
                        .map(GroupRow::status)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(statuses::get)
                        .filter(Objects::nonNull)
                        .toList(),
                shown.stream()
                        .map(group -> view(group, people.keySet(), reports, paged))
                        .toList());
    }

    private static GroupedView.Group view(
            GroupRow group, Set<AccountId> people, Map<ReportId, ReportView> reports, boolean paged) {
        return new GroupedView.Group(
                group.key(),
                group.number(),
                group.type(),
                group.newest().value(),
                paged ? group.oldest().toString() : null,
                paged ? group.newest().toString() : null,
                paged ? group.newest().instant() : null,
                group.samples().stream()
                        .filter(people::contains)
                        .map(AccountId::toString)
                        .toList(),
                group.status() == null ? null : group.status().toString(),
                group.report() == null ? null : reports.get(group.report()));
    }
}

package stoa.statuses.direct;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.statuses.ConversationView;
import stoa.statuses.Conversations;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** The one place where a conversation becomes JSON. */
@Singleton
class RenderedConversations implements Conversations {
    private final DirectConversationSql conversations;
    private final Statuses statuses;
    private final Accounts accounts;

    RenderedConversations(DirectConversationSql conversations, Statuses statuses, Accounts accounts) {
        this.conversations = conversations;
        this.statuses = statuses;
        this.accounts = accounts;
    }

    /** Those of one reader, in their order, without those whose last status the reader may not see any more. */
    List<ConversationView> render(List<DirectConversationSql.Entry> entries, AccountId reader) {
        var last = byId(statuses.byIds(
                entries.stream().map(DirectConversationSql.Entry::lastStatus).toList(), Viewer.of(reader)));
        var people = people(last.values());
        return entries.stream()
                .map(entry -> view(entry, reader, last, people))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Map<AccountId, Collection<ConversationView>> endingIn(
            Collection<StatusId> ids, Collection<AccountId> readers) {
        var entries = conversations.endingIn(ids, readers);
        if (entries.isEmpty()) {
            return Map.of();
        }
        var shown = statuses.forViewers(ids, entries.keySet());
        var people = people(shown.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        var views = new HashMap<AccountId, Collection<ConversationView>>();
        entries.forEach((reader, own) -> {
            var last = byId(shown.getOrDefault(reader, List.of()));
            for (var entry : own) {
                var view = view(entry, reader, last, people);
                if (view != null) {
                    views.computeIfAbsent(reader, key -> new ArrayList<>()).add(view);
                }
            }
        });
        return views;
    }

    private static Map<StatusId, StatusView> byId(Collection<StatusView> views) {
        return views.stream().collect(Collectors.toMap(StatusView::statusId, Function.identity()));
    }

    private Map<AccountId, AccountView> people(Collection<StatusView> last) {
        return accounts.byIds(
                last.stream().flatMap(status -> all(status).stream()).collect(Collectors.toSet()));
    }

    private static @Nullable ConversationView view(
            DirectConversationSql.Entry entry,
            AccountId reader,
            Map<StatusId, StatusView> last,
            Map<AccountId, AccountView> people) {
        var status = last.get(entry.lastStatus());
        return status == null
                ? null
                : new ConversationView(
                        Long.toString(entry.id()),
                        entry.unread(),
                        others(status, reader).stream()
                                .map(people::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        status);
    }

    private static Set<AccountId> others(StatusView status, AccountId reader) {
        var others = all(status);
        others.remove(reader);
        return others.isEmpty() ? Set.of(reader) : others;
    }

    private static Set<AccountId> all(StatusView status) {
        var all = new LinkedHashSet<AccountId>();
        all.add(status.account().accountId());
        status.mentions().forEach(mention -> all.add(new AccountId(Long.parseLong(mention.id()))));
        return all;
    }
}

package stoa.statuses.direct;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Somebody's conversations, from an app. Their cursor is the last status. */
@Controller("/api/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
class ConversationController {
    private final DirectConversationSql conversations;
    private final Statuses statuses;
    private final Accounts accounts;
    private final PageLinks links;

    ConversationController(DirectConversationSql conversations, Statuses statuses, Accounts accounts, PageLinks links) {
        this.conversations = conversations;
        this.statuses = statuses;
        this.accounts = accounts;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:statuses")
    HttpResponse<List<ConversationView>> all(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        var entries = conversations.page(AccountId.of(caller), page);
        return links.page(
                request,
                page,
                views(entries, AccountId.of(caller)),
                entries.stream().map(entry -> entry.lastStatus().value()).toList());
    }

    @Post("/{id}/read")
    @Access(value = Access.By.USER, scope = "write:conversations")
    ConversationView markRead(long id, Caller caller) {
        var me = AccountId.of(caller);
        if (!conversations.markRead(me, id)) {
            throw Refusal.notFound();
        }
        return conversations.find(me, id).stream()
                .flatMap(entry -> views(List.of(entry), me).stream())
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    @Delete("/{id}")
    @Access(value = Access.By.USER, scope = "write:conversations")
    Map<String, Object> delete(long id, Caller caller) {
        if (!conversations.delete(AccountId.of(caller), id)) {
            throw Refusal.notFound();
        }
        return Map.of();
    }

    /** Without those whose last status the reader may not see any more. */
    private List<ConversationView> views(List<DirectConversationSql.Entry> entries, AccountId reader) {
        var last = statuses
                .byIds(
                        entries.stream()
                                .map(DirectConversationSql.Entry::lastStatus)
                                .toList(),
                        Viewer.of(reader))
                .stream()
                .collect(Collectors.toMap(StatusView::statusId, Function.identity()));
        var people = accounts.byIds(last.values().stream()
                .flatMap(status -> others(status, reader).stream())
                .collect(Collectors.toSet()));
        return entries.stream()
                .filter(entry -> last.containsKey(entry.lastStatus()))
                .map(entry -> {
                    StatusId id = entry.lastStatus();
                    StatusView status = Objects.requireNonNull(last.get(id));
                    return new ConversationView(
                            Long.toString(entry.id()),
                            entry.unread(),
                            others(status, reader).stream()
                                    .map(people::get)
                                    .filter(Objects::nonNull)
                                    .toList(),
                            status);
                })
                .toList();
    }

    private static Set<AccountId> others(StatusView status, AccountId reader) {
        var others = new LinkedHashSet<AccountId>();
        others.add(status.account().accountId());
        status.mentions().forEach(mention -> others.add(new AccountId(Long.parseLong(mention.id()))));
        others.remove(reader);
        return others.isEmpty() ? Set.of(reader) : others;
    }
}

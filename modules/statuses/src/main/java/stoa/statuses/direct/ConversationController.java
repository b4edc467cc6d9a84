package stoa.statuses.direct;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.ConversationView;

/** Somebody's conversations, from an app. Their cursor is the last status. */
@Controller("/api/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
class ConversationController {
    private final DirectConversationSql conversations;
    private final RenderedConversations rendered;
    private final PageLinks links;

    ConversationController(DirectConversationSql conversations, RenderedConversations rendered, PageLinks links) {
        this.conversations = conversations;
        this.rendered = rendered;
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
                rendered.render(entries, AccountId.of(caller)),
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
                .flatMap(entry -> rendered.render(List.of(entry), me).stream())
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
}

package stoa.graph.blocking;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.graph.RelationshipView;
import stoa.graph.pages.AccountPages;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;

/** Blocking from an app. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class BlockController {
    private final Blocks acts;
    private final BlockSql blocks;
    private final AccountPages pages;

    BlockController(Blocks acts, BlockSql blocks, AccountPages pages) {
        this.acts = acts;
        this.blocks = blocks;
        this.pages = pages;
    }

    @Get("/blocks")
    @Access(value = Access.By.USER, scope = "read:blocks")
    HttpResponse<List<AccountView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        return pages.answer(request, page, blocks.page(AccountId.of(caller), page));
    }

    @Post("/accounts/{id}/block")
    @Access(value = Access.By.USER, scope = "write:blocks")
    RelationshipView block(AccountId id, Caller caller) {
        return acts.block(AccountId.of(caller), id);
    }

    @Post("/accounts/{id}/unblock")
    @Access(value = Access.By.USER, scope = "write:blocks")
    RelationshipView unblock(AccountId id, Caller caller) {
        return acts.unblock(AccountId.of(caller), id);
    }
}

package stoa.graph.marking;

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
import stoa.accounts.Accounts;
import stoa.graph.RelationshipView;
import stoa.graph.Relationships;
import stoa.graph.pages.AccountPages;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Featuring people whom one follows on one's profile; older apps say "pin". */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class EndorsementController {
    private final EndorsementSql endorsements;
    private final Relationships relationships;
    private final Accounts accounts;
    private final AccountPages pages;

    EndorsementController(
            EndorsementSql endorsements, Relationships relationships, Accounts accounts, AccountPages pages) {
        this.endorsements = endorsements;
        this.relationships = relationships;
        this.accounts = accounts;
        this.pages = pages;
    }

    @Post(uris = {"/accounts/{id}/endorse", "/accounts/{id}/pin"})
    @Access(value = Access.By.USER, scope = "write:accounts")
    RelationshipView endorse(AccountId id, Caller caller) {
        accounts.get(id);
        if (!endorsements.insert(AccountId.of(caller), id)) {
            throw Refusal.invalid("Validation failed: You must be already following the person you want to endorse");
        }
        return relationships.of(AccountId.of(caller), id);
    }

    @Post(uris = {"/accounts/{id}/unendorse", "/accounts/{id}/unpin"})
    @Access(value = Access.By.USER, scope = "write:accounts")
    RelationshipView unendorse(AccountId id, Caller caller) {
        accounts.get(id);
        endorsements.delete(AccountId.of(caller), id);
        return relationships.of(AccountId.of(caller), id);
    }

    @Get("/endorsements")
    @Access(value = Access.By.USER, scope = "read:accounts")
    HttpResponse<List<AccountView>> own(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        return pages.answer(request, page, endorsements.page(AccountId.of(caller), page));
    }

    @Get("/accounts/{id}/endorsements")
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    HttpResponse<List<AccountView>> ofAccount(AccountId id, Parameters parameters, HttpRequest<?> request) {
        accounts.get(id);
        var page = PageRequest.of(parameters, 40, 80);
        return pages.answer(request, page, endorsements.page(id, page));
    }
}

package stoa.moderation.actions;

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
import java.util.Optional;
import stoa.accounts.AccountChoice;
import stoa.accounts.AccountId;
import stoa.accounts.AdminAccountView;
import stoa.accounts.Restriction;
import stoa.moderation.AccountActions;
import stoa.moderation.AccountActions.AccountAction;
import stoa.moderation.ReportId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;

/** Accounts as moderators look after them from an app. Nobody waits for approval here, so nobody is approved or rejected. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminAccountController {
    private static final String READ = "admin:read:accounts";
    private static final String WRITE = "admin:write:accounts";
    private static final String ONE = "/v1/admin/accounts/{id}";
    private static final int PAGE = 100;
    private static final int MOST = 200;

    private final AccountActions actions;
    private final PageLinks links;

    AdminAccountController(AccountActions actions, PageLinks links) {
        this.actions = actions;
        this.links = links;
    }

    @Get("/v1/admin/accounts")
    @Access(value = Access.By.USER, scope = READ)
    HttpResponse<List<AdminAccountView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        return page(caller, AccountSearch.first(parameters), parameters, request);
    }

    @Get("/v2/admin/accounts")
    @Access(value = Access.By.USER, scope = READ)
    HttpResponse<List<AdminAccountView>> pageOfChosen(Caller caller, Parameters parameters, HttpRequest<?> request) {
        return page(caller, AccountSearch.second(parameters), parameters, request);
    }

    private HttpResponse<List<AdminAccountView>> page(
            Caller caller, Optional<AccountChoice> choice, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, PAGE, MOST);
        var accounts = actions.accounts(AccountId.of(caller), choice, page);
        return links.page(
                request, page, accounts, account -> account.accountId().value());
    }

    @Get(ONE)
    @Access(value = Access.By.USER, scope = READ)
    AdminAccountView show(AccountId id, Caller caller) {
        return actions.account(AccountId.of(caller), id);
    }

    @Post(ONE + "/action")
    @Access(value = Access.By.USER, scope = WRITE)
    Map<String, Object> act(AccountId id, Caller caller, Parameters parameters) {
        var report = parameters.id("report_id");
        actions.take(
                AccountId.of(caller),
                new AccountAction(
                        id,
                        ActionType.of(parameters),
                        parameters.text("text").orElse(""),
                        report.isPresent() ? Optional.of(new ReportId(report.getAsLong())) : Optional.empty(),
                        parameters.flag("send_email_notification").orElse(true)));
        return Map.of();
    }

    @Post(ONE + "/enable")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminAccountView enable(AccountId id, Caller caller) {
        return actions.lift(AccountId.of(caller), id, Restriction.DISABLE);
    }

    @Post(ONE + "/unsilence")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminAccountView unsilence(AccountId id, Caller caller) {
        return actions.lift(AccountId.of(caller), id, Restriction.SILENCE);
    }

    @Post(ONE + "/unsuspend")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminAccountView unsuspend(AccountId id, Caller caller) {
        return actions.lift(AccountId.of(caller), id, Restriction.SUSPEND);
    }

    @Post(ONE + "/unsensitive")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminAccountView unsensitive(AccountId id, Caller caller) {
        return actions.lift(AccountId.of(caller), id, Restriction.SENSITIVE);
    }

    @Delete(ONE)
    @Access(value = Access.By.USER, scope = WRITE)
    AdminAccountView delete(AccountId id, Caller caller) {
        return actions.delete(AccountId.of(caller), id);
    }
}

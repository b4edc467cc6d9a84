package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.accounts.Departures;
import stoa.accounts.EmailedLinks;
import stoa.accounts.LoginSettings;
import stoa.app.pages.DeletionPage;
import stoa.app.pages.NoticePage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;

/** Deleting one's account. */
@Controller("/settings/delete")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class DeletionController {
    private static final String PATH = "/settings/delete";
    private static final String TITLE = "Delete your account";

    private final Pages pages;
    private final Cookies cookies;
    private final LoginSettings settings;
    private final Departures departures;
    private final EmailedLinks links;
    private final SignInLimit limit;

    DeletionController(
            Pages pages,
            Cookies cookies,
            LoginSettings settings,
            Departures departures,
            EmailedLinks links,
            SignInLimit limit) {
        this.pages = pages;
        this.cookies = cookies;
        this.settings = settings;
        this.departures = departures;
        this.links = links;
        this.limit = limit;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request) {
        var account = pages.signedIn(request);
        return account.isEmpty() ? Pages.signInFirst(PATH) : page(request, account.get(), HttpStatus.OK, null);
    }

    private HttpResponse<?> page(
            HttpRequest<?> request, AccountView account, HttpStatus status, @Nullable String error) {
        boolean asksForCode = settings.asksForCode(account.accountId());
        return pages.answer(
                pages.frame(request, TITLE),
                status,
                "deletion",
                frame -> new DeletionPage(frame, account.username(), asksForCode, links.areSent(), error));
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> delete(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var account = pages.requireSignedIn(request);
        if (!limit.admits(request)) {
            return page(request, account, HttpStatus.TOO_MANY_REQUESTS, SignInLimit.SENTENCE);
        }
        var password = parameters.text("password").orElse("");
        var code = parameters.text("code").orElse("");
        if (!settings.prove(account.accountId(), password, code)) {
            return page(
                    request,
                    account,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    settings.asksForCode(account.accountId())
                            ? "The password or the code is not right."
                            : "The password is not right.");
        }
        departures.delete(account.accountId());
        var response = pages.answer(
                pages.frame(request, TITLE),
                "notice",
                frame -> new NoticePage(
                        frame,
                        "Your account is deleted",
                        "Nobody sees it any more, and your apps are signed out. What you posted and uploaded is being erased.",
                        "/",
                        "To the front page"));
        cookies.end(response);
        return response;
    }
}

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
import java.net.URI;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.accounts.LoginSettings;
import stoa.app.pages.RecoveryCodesPage;
import stoa.app.pages.SecondFactorPage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;

/** Setting up a second factor: the secret, the first code, the codes to keep. */
@Controller("/settings/second_factor")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class SecondFactorController {
    private static final String PATH = "/settings/second_factor";
    private static final String TITLE = "Sign-in in two steps";

    private final Pages pages;
    private final Cookies cookies;
    private final LoginSettings settings;
    private final SignInLimit limit;

    SecondFactorController(Pages pages, Cookies cookies, LoginSettings settings, SignInLimit limit) {
        this.pages = pages;
        this.cookies = cookies;
        this.settings = settings;
        this.limit = limit;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> prepare(HttpRequest<?> request) {
        var account = pages.signedIn(request);
        return account.isEmpty() ? Pages.signInFirst(PATH) : page(request, account.get(), HttpStatus.OK, null);
    }

    private HttpResponse<?> page(
            HttpRequest<?> request, AccountView account, HttpStatus status, @Nullable String error) {
        var secret = settings.prepareSecondFactor(account.accountId());
        if (secret.isEmpty()) {
            return HttpResponse.seeOther(URI.create("/settings"));
        }
        var link = OtpAuth.link(pages.server().domain(), account.username(), secret.get());
        var qr = QrPath.of(link);
        return pages.answer(
                pages.frame(request, TITLE),
                status,
                "second-factor",
                frame -> new SecondFactorPage(frame, OtpAuth.groups(secret.get()), link, qr.path(), qr.size(), error));
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> enable(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var account = pages.requireSignedIn(request);
        if (!limit.admits(request)) {
            return page(request, account, HttpStatus.TOO_MANY_REQUESTS, SignInLimit.SENTENCE);
        }
        var codes = settings.enableSecondFactor(
                account.accountId(), parameters.text("code").orElse(""));
        return codes.isEmpty()
                ? page(
                        request,
                        account,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "This is not the code that the secret makes now. Is your device's clock right?")
                : pages.answer(
                        pages.frame(request, TITLE), "recovery-codes", frame -> new RecoveryCodesPage(frame, codes));
    }
}

package stoa.app.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import stoa.accounts.SignIns;
import stoa.app.pages.SignInForm;
import stoa.app.pages.SignInPage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;

/** Signing in and out in a browser. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
    private final Pages pages;
    private final Cookies cookies;
    private final SignIns signIns;
    private final SignInLimit limit;

    SignInController(Pages pages, Cookies cookies, SignIns signIns, SignInLimit limit) {
        this.pages = pages;
        this.cookies = cookies;
        this.signIns = signIns;
        this.limit = limit;
    }

    @Get("/sign_in")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request, Parameters parameters) {
        var returnTo = Pages.local(parameters.text("return_to").orElse(null));
        return form(request, HttpStatus.OK, new SignInForm("", returnTo, null));
    }

    @Post("/sign_in")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> signIn(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var returnTo = Pages.local(parameters.text("return_to").orElse(null));
        var login = parameters.child("user").text("email").orElse("");
        if (!limit.admits(request)) {
            return form(
                    request,
                    HttpStatus.TOO_MANY_REQUESTS,
                    new SignInForm(login, returnTo, "Too many attempts. Wait a few minutes and try again."));
        }
        @Nullable String agent = request.getHeaders().get(HttpHeaders.USER_AGENT);
        var secret =
                signIns.signIn(login, parameters.child("user").text("password").orElse(""), agent == null ? "" : agent);
        if (secret.isEmpty()) {
            return form(
                    request,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    new SignInForm(login, returnTo, "The name and the password do not match."));
        }
        var response = HttpResponse.seeOther(URI.create(returnTo));
        cookies.begin(response, secret.get());
        return response;
    }

    @Post("/sign_out")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> signOut(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        cookies.session(request).ifPresent(signIns::signOut);
        var response = HttpResponse.seeOther(
                URI.create(Pages.local(parameters.text("return_to").orElse(null))));
        cookies.end(response);
        return response;
    }

    private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, SignInForm form) {
        return pages.answer(
                pages.frame(request, "Sign in"), status, "sign-in", frame -> new SignInPage(frame, form, null));
    }
}

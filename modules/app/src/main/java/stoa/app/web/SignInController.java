package stoa.app.web;

import io.micronaut.http.HttpHeaders;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import stoa.accounts.EmailedLinks;
import stoa.accounts.SignIns;
import stoa.app.pages.SignInCodePage;
import stoa.app.pages.SignInForm;
import stoa.app.pages.SignInPage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;

/** Signing in and out in a browser. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class SignInController {
    private final Pages pages;
    private final Cookies cookies;
    private final SignIns signIns;
    private final SignInLimit limit;
    private final EmailedLinks links;

    SignInController(Pages pages, Cookies cookies, SignIns signIns, SignInLimit limit, EmailedLinks links) {
        this.pages = pages;
        this.cookies = cookies;
        this.signIns = signIns;
        this.limit = limit;
        this.links = links;
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
            return form(request, HttpStatus.TOO_MANY_REQUESTS, new SignInForm(login, returnTo, SignInLimit.SENTENCE));
        }
        var step =
                signIns.signIn(login, parameters.child("user").text("password").orElse(""), agent(request));
        if (step.isEmpty()) {
            return form(
                    request,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    new SignInForm(login, returnTo, "The name and the password do not match."));
        }
        var response = HttpResponse.seeOther(URI.create(
                step.get().awaitsCode()
                        ? "/auth/second_factor?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8)
                        : returnTo));
        cookies.begin(response, step.get().secret());
        return response;
    }

    private static String agent(HttpRequest<?> request) {
        @Nullable String agent = request.getHeaders().get(HttpHeaders.USER_AGENT);
        return agent == null ? "" : agent;
    }

    @Get("/second_factor")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> askForCode(HttpRequest<?> request, Parameters parameters) {
        var returnTo = Pages.local(parameters.text("return_to").orElse(null));
        return cookies.session(request).filter(signIns::awaitsCode).isPresent()
                ? codeForm(request, HttpStatus.OK, returnTo, null)
                : Pages.signInFirst(returnTo);
    }

    @Post("/second_factor")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> confirm(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var returnTo = Pages.local(parameters.text("return_to").orElse(null));
        if (!limit.admits(request)) {
            return codeForm(request, HttpStatus.TOO_MANY_REQUESTS, returnTo, SignInLimit.SENTENCE);
        }
        var pending = cookies.session(request).orElse("");
        var secret = signIns.confirm(pending, parameters.text("code").orElse(""), agent(request));
        if (secret.isPresent()) {
            var response = HttpResponse.seeOther(URI.create(returnTo));
            cookies.begin(response, secret.get());
            return response;
        }
        return signIns.awaitsCode(pending)
                ? codeForm(request, HttpStatus.UNPROCESSABLE_ENTITY, returnTo, "This code is not right.")
                : Pages.signInFirst(returnTo);
    }

    private HttpResponse<?> codeForm(
            HttpRequest<?> request, HttpStatus status, String returnTo, @Nullable String error) {
        return pages.answer(
                pages.frame(request, "One more step"),
                status,
                "sign-in-code",
                frame -> new SignInCodePage(frame, returnTo, error));
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
                pages.frame(request, "Sign in"),
                status,
                "sign-in",
                frame -> new SignInPage(frame, form, null, links.areSent()));
    }
}

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.EmailedLinks;
import stoa.accounts.SignUpRefusal;
import stoa.app.pages.FieldError;
import stoa.app.pages.FormErrors;
import stoa.app.pages.NewPasswordPage;
import stoa.app.pages.NoticePage;
import stoa.app.pages.PasswordRequestPage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** A new password for whoever forgot theirs. Never tells whether an address is known. */
@Controller("/auth/password")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class PasswordController {
    private final Pages pages;
    private final Cookies cookies;
    private final EmailedLinks links;
    private final SignInLimit limit;

    PasswordController(Pages pages, Cookies cookies, EmailedLinks links, SignInLimit limit) {
        this.pages = pages;
        this.cookies = cookies;
        this.links = links;
        this.limit = limit;
    }

    @Get("/new")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request) {
        requireMail();
        return form(request, HttpStatus.OK, "", null);
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> send(HttpRequest<?> request, Parameters parameters) {
        requireMail();
        cookies.requireOwnForm(request, parameters);
        var email = parameters.child("user").text("email").orElse("").trim();
        if (!limit.admits(request)) {
            return form(
                    request,
                    HttpStatus.TOO_MANY_REQUESTS,
                    email,
                    "Too many attempts. Wait a few minutes and try again.");
        }
        links.sendPasswordLink(email);
        return pages.answer(
                pages.frame(request, "Look into your mail"),
                "notice",
                frame -> new NoticePage(
                        frame,
                        "Look into your mail",
                        "If somebody has an account with this address, a link is on its way. It works for six hours.",
                        "/auth/sign_in",
                        "Back to sign-in"));
    }

    @Get("/edit")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> choose(HttpRequest<?> request, Parameters parameters) {
        var token = parameters.required("reset_password_token");
        return links.opensPassword(token)
                ? newPassword(request, HttpStatus.OK, token, FormErrors.NONE)
                : worksNoMore(request);
    }

    @Post("/edit")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> set(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var token = parameters.required("reset_password_token");
        if (!limit.admits(request)) {
            var tooMany = new FieldError("", "Too many attempts. Wait a few minutes and try again.");
            return newPassword(request, HttpStatus.TOO_MANY_REQUESTS, token, new FormErrors(List.of(tooMany)));
        }
        try {
            if (!links.setPassword(
                    token, parameters.child("user").text("password").orElse(""))) {
                return worksNoMore(request);
            }
        } catch (SignUpRefusal refusal) {
            var errors = new FormErrors(refusal.problems().stream()
                    .map(problem -> new FieldError(problem.field(), problem.sentence()))
                    .toList());
            return newPassword(request, HttpStatus.UNPROCESSABLE_ENTITY, token, errors);
        }
        var response = pages.answer(
                pages.frame(request, "Your new password"),
                "notice",
                frame -> new NoticePage(
                        frame,
                        "Your password is set",
                        "You have been signed out everywhere. Sign in to your apps again with the new one.",
                        "/auth/sign_in",
                        "Sign in"));
        cookies.end(response);
        return response;
    }

    private void requireMail() {
        if (!links.areSent()) {
            throw Refusal.notFound();
        }
    }

    private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, String email, @Nullable String error) {
        return pages.answer(
                pages.frame(request, "Forgot your password?"),
                status,
                "password-request",
                frame -> new PasswordRequestPage(frame, email, error));
    }

    private HttpResponse<?> newPassword(HttpRequest<?> request, HttpStatus status, String token, FormErrors errors) {
        return pages.answer(
                pages.frame(request, "Choose a new password"),
                status,
                "new-password",
                frame -> new NewPasswordPage(frame, token, errors, SignUpPageController.MIN_PASSWORD));
    }

    private HttpResponse<?> worksNoMore(HttpRequest<?> request) {
        return pages.answer(
                pages.frame(request, "Link"),
                HttpStatus.UNPROCESSABLE_ENTITY,
                "notice",
                frame -> new NoticePage(
                        frame,
                        "This link works no more",
                        "It was used already, or is too old, or there is a newer one.",
                        "/auth/password/new",
                        "Ask for another"));
    }
}

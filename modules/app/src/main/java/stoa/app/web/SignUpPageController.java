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
import java.util.OptionalLong;
import stoa.accounts.AccountsConfig;
import stoa.accounts.EmailedLinks;
import stoa.accounts.SignUpRefusal;
import stoa.accounts.SignUpRequest;
import stoa.accounts.SignUps;
import stoa.app.instance.InstanceRule;
import stoa.app.pages.FieldError;
import stoa.app.pages.FormErrors;
import stoa.app.pages.RuleView;
import stoa.app.pages.SignUpDonePage;
import stoa.app.pages.SignUpForm;
import stoa.app.pages.SignUpPage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Signing up in a browser. */
@Controller("/auth/sign_up")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class SignUpPageController {
    static final int MIN_PASSWORD = 8;

    private final Pages pages;
    private final Cookies cookies;
    private final SignUps signUps;
    private final AccountsConfig config;
    private final EmailedLinks links;

    SignUpPageController(Pages pages, Cookies cookies, SignUps signUps, AccountsConfig config, EmailedLinks links) {
        this.pages = pages;
        this.cookies = cookies;
        this.signUps = signUps;
        this.config = config;
        this.links = links;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request, Parameters parameters) {
        return form(request, parameters, HttpStatus.OK, SignUpForm.EMPTY);
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> signUp(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        if (!config.registrationsOpen()) {
            throw Refusal.forbidden("This server does not accept new accounts");
        }
        var user = parameters.child("user");
        var username = user.text("username").orElse("");
        var email = user.text("email").orElse("");
        try {
            signUps.signUp(new SignUpRequest(
                    username,
                    email,
                    user.text("password").orElse(""),
                    user.isSet("agreement"),
                    "user",
                    "en",
                    !config.confirmEmails(),
                    OptionalLong.empty()));
        } catch (SignUpRefusal refusal) {
            var errors = new FormErrors(
                    refusal.problems().stream().map(SignUpPageController::error).toList());
            return form(
                    request,
                    parameters,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    new SignUpForm(username, email, user.isSet("agreement"), errors));
        }
        return pages.answer(
                pages.frame(request, "Welcome"),
                "sign-up-done",
                frame -> new SignUpDonePage(frame, username, email, config.confirmEmails(), links.areSent()));
    }

    private static FieldError error(SignUpRefusal.Problem problem) {
        return new FieldError(problem.field(), problem.sentence());
    }

    private HttpResponse<?> form(HttpRequest<?> request, Parameters parameters, HttpStatus status, SignUpForm form) {
        var rules = InstanceRule.ALL.stream()
                .map(rule -> new RuleView(rule.text(), rule.hint().isEmpty() ? null : rule.hint()))
                .toList();
        var returnTo = Pages.local(parameters.text("return_to").orElse(null));
        return pages.answer(
                pages.frame(request, "Sign up"),
                status,
                "sign-up",
                frame -> new SignUpPage(frame, form, rules, MIN_PASSWORD, returnTo));
    }
}

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.accounts.EmailedLinks;
import stoa.accounts.LoginSettings;
import stoa.accounts.SignUpRefusal;
import stoa.accounts.Staff;
import stoa.app.pages.FlashMessage;
import stoa.app.pages.SettingsPage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** What somebody decides about how they sign in: for this there is no API that apps speak. */
@Controller("/settings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class SettingsController {
    private final Pages pages;
    private final Cookies cookies;
    private final LoginSettings settings;
    private final EmailedLinks links;
    private final SignInLimit limit;
    private final Staff staff;

    SettingsController(
            Pages pages, Cookies cookies, LoginSettings settings, EmailedLinks links, SignInLimit limit, Staff staff) {
        this.pages = pages;
        this.cookies = cookies;
        this.settings = settings;
        this.links = links;
        this.limit = limit;
        this.staff = staff;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request, Parameters parameters) {
        var account = pages.signedIn(request);
        if (account.isEmpty()) {
            return Pages.signInFirst("/settings");
        }
        var frame = pages.frame(request, "Your account").saying(done(parameters));
        return page(request, frame, account.get(), HttpStatus.OK, Problems.NONE);
    }

    private static @Nullable FlashMessage done(Parameters parameters) {
        return switch (parameters.text("done").orElse("")) {
            case "password" -> notice("Your password is changed.");
            case "email" -> notice("Your address is changed.");
            case "email_sent" -> notice("Open the link that is on its way to the new address: then it is yours.");
            case "second_factor" -> notice("The password alone is asked for now.");
            case "session" -> notice("That browser is signed out.");
            case "app" -> notice("That app cannot use your account any more.");
            default -> null;
        };
    }

    private static FlashMessage notice(String text) {
        return new FlashMessage(FlashMessage.Kind.NOTICE, text);
    }

    private HttpResponse<?> page(
            HttpRequest<?> request, Pages.Frame frame, AccountView account, HttpStatus status, Problems problems) {
        var overview = settings.of(account.accountId(), cookies.session(request).orElse(""));
        return pages.answer(
                frame,
                status,
                "settings",
                framed -> new SettingsPage(
                        framed,
                        problems.password(),
                        overview.email(),
                        problems.email(),
                        overview.secondFactor(),
                        problems.secondFactor(),
                        staff.roleOf(account.accountId())
                                .map(role -> AdminPages.sections(role).getFirst())
                                .orElse(null),
                        overview.sessions().stream()
                                .map(session -> new SettingsPage.BrowserLine(
                                        session.id(),
                                        session.userAgent().isBlank() ? "A browser" : session.userAgent(),
                                        PostCards.now(session.since()),
                                        session.current()))
                                .toList(),
                        overview.apps().stream()
                                .map(app -> new SettingsPage.AppLine(
                                        app.id(), app.name(), PostCards.now(app.since()), app.scopes()))
                                .toList()));
    }

    @Post("/password")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> changePassword(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var account = pages.requireSignedIn(request);
        @Nullable String problem = null;
        if (limit.admits(request)) {
            try {
                settings.changePassword(
                        account.accountId(),
                        parameters.text("current").orElse(""),
                        parameters.text("wanted").orElse(""),
                        cookies.session(request).orElse(""));
                return back("password");
            } catch (Refusal refusal) {
                problem = refusal.sentence() + ".";
            }
        }
        return page(
                request,
                pages.frame(request, "Your account"),
                account,
                HttpStatus.UNPROCESSABLE_ENTITY,
                Problems.NONE.withPassword(problem == null ? SignInLimit.SENTENCE : problem));
    }

    @Post("/email")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> changeAddress(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var account = pages.requireSignedIn(request);
        String problem;
        if (!limit.admits(request)) {
            problem = SignInLimit.SENTENCE;
        } else if (!settings.isTheirs(
                account.accountId(), parameters.text("password").orElse(""))) {
            problem = "The password is not right.";
        } else {
            try {
                var email = parameters.text("email").orElse("").strip();
                return back(links.changeAddress(account.accountId(), email) ? "email" : "email_sent");
            } catch (SignUpRefusal refusal) {
                problem = refusal.problems().getFirst().sentence();
            }
        }
        return page(
                request,
                pages.frame(request, "Your account"),
                account,
                HttpStatus.UNPROCESSABLE_ENTITY,
                Problems.NONE.withEmail(problem));
    }

    @Post("/sessions/{id}/end")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> endSession(long id, HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        settings.endSession(pages.requireSignedIn(request).accountId(), id);
        return back("session");
    }

    @Post("/apps/{id}/revoke")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> revokeApp(long id, HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        settings.revokeApp(pages.requireSignedIn(request).accountId(), id);
        return back("app");
    }

    @Post("/second_factor/disable")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> disableSecondFactor(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var account = pages.requireSignedIn(request);
        var problem = !limit.admits(request)
                ? Optional.of(SignInLimit.SENTENCE)
                : settings.disableSecondFactor(
                                account.accountId(), parameters.text("password").orElse(""))
                        ? Optional.<String>empty()
                        : Optional.of("The password is not right.");
        return problem.isEmpty()
                ? back("second_factor")
                : page(
                        request,
                        pages.frame(request, "Your account"),
                        account,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        Problems.NONE.withSecondFactor(problem.get()));
    }

    private static HttpResponse<?> back(String done) {
        return HttpResponse.seeOther(URI.create("/settings?done=" + done));
    }

    /** What is wrong with one of the forms. */
    private record Problems(
            @Nullable String password,
            @Nullable String email,
            @Nullable String secondFactor) {
        static final Problems NONE = new Problems(null, null, null);

        Problems withPassword(String problem) {
            return new Problems(problem, email, secondFactor);
        }

        Problems withEmail(String problem) {
            return new Problems(password, problem, secondFactor);
        }

        Problems withSecondFactor(String problem) {
            return new Problems(password, email, problem);
        }
    }
}

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
import stoa.accounts.EmailedLinks;
import stoa.app.pages.ConfirmationPage;
import stoa.app.pages.NoticePage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;

/** Where a link that confirms an address leads. */
@Controller("/auth/confirmation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class ConfirmationController {
    private final Pages pages;
    private final Cookies cookies;
    private final EmailedLinks links;

    ConfirmationController(Pages pages, Cookies cookies, EmailedLinks links) {
        this.pages = pages;
        this.cookies = cookies;
        this.links = links;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> ask(HttpRequest<?> request, Parameters parameters) {
        var token = parameters.required("confirmation_token");
        return pages.answer(
                pages.frame(request, "Confirm your address"),
                "confirmation",
                frame -> new ConfirmationPage(frame, token));
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> confirm(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        if (!links.confirm(parameters.required("confirmation_token"))) {
            return pages.answer(
                    pages.frame(request, "Link"),
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "notice",
                    frame -> new NoticePage(
                            frame,
                            "This link works no more",
                            "It was used already, or is too old, or there is a newer one. Your app can send you another; a"
                                    + " link for a new password confirms your address too.",
                            "/auth/password/new",
                            "Ask for a new password"));
        }
        return pages.answer(
                pages.frame(request, "Confirmed"),
                "notice",
                frame -> new NoticePage(
                        frame,
                        "Your address is confirmed",
                        "Apps can use your account from now on.",
                        "/#connect",
                        "How to connect an app"));
    }
}

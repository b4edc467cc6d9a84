package stoa.accounts.links;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.accounts.EmailedLinks;
import stoa.accounts.links.LinkSql.LoginRow;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Limited;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** The address of somebody who signed up through an app, until it is confirmed. */
@Controller("/api/v1/emails")
@ExecuteOn(TaskExecutors.BLOCKING)
class EmailController {
    private final LinkSql links;
    private final EmailedLinks emailed;

    EmailController(LinkSql links, EmailedLinks emailed) {
        this.links = links;
        this.emailed = emailed;
    }

    /** Sends another link, to another address where one is given. */
    @Post("/confirmations")
    @Access(value = Access.By.UNCONFIRMED_USER, scope = "write:accounts")
    @Limited(name = "confirmations", times = 5, minutes = 30)
    Map<String, String> resend(Caller caller, Parameters parameters) {
        var login = login(caller);
        if (login.confirmed()) {
            throw Refusal.forbidden("This method is only available while the e-mail is awaiting confirmation");
        }
        if (!emailed.areSent()) {
            throw Refusal.forbidden("This server sends no e-mail: the people who run it confirm addresses");
        }
        parameters
                .text("email")
                .filter(email -> !email.equals(login.email()))
                .ifPresent(email -> links.changeUnconfirmedEmail(login.account(), email));
        emailed.sendConfirmation(login.account());
        return Map.of();
    }

    @Get("/check_confirmation")
    @Access(
            value = Access.By.UNCONFIRMED_USER,
            scope = {"read:accounts", "write:accounts"})
    boolean check(Caller caller) {
        return login(caller).confirmed();
    }

    private LoginRow login(Caller caller) {
        var login = links.find(AccountId.of(caller))
                .orElseThrow(() -> Refusal.forbidden("Your login is currently disabled"));
        var application = login.application();
        if (application == null || application != caller.application().orElseThrow()) {
            throw Refusal.forbidden(
                    "This method is only available to the application the user originally signed-up with");
        }
        return login;
    }
}

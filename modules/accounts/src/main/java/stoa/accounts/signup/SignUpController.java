package stoa.accounts.signup;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountsConfig;
import stoa.accounts.SignUpRequest;
import stoa.accounts.SignUps;
import stoa.accounts.Tokens;
import stoa.accounts.oauth.TokenView;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Limited;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Sign-up through an app. */
@Controller("/api/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class SignUpController {
    private final SignUps signUps;
    private final Tokens tokens;
    private final AccountsConfig config;

    SignUpController(SignUps signUps, Tokens tokens, AccountsConfig config) {
        this.signUps = signUps;
        this.tokens = tokens;
        this.config = config;
    }

    /** Answers with a token at once; where addresses are confirmed it may do nothing until then. */
    @Post
    @Access(value = Access.By.APP, scope = "write:accounts")
    @Limited(name = "sign-up", times = 5, minutes = 30, byAccount = false)
    TokenView signUp(Caller caller, Parameters parameters) {
        if (caller.subject().isPresent()) {
            throw Refusal.forbidden("This method requires a client credentials token");
        }
        if (!config.registrationsOpen()) {
            throw Refusal.forbidden("This action is not allowed");
        }
        var account = signUps.signUp(new SignUpRequest(
                parameters.text("username").orElse(""),
                parameters.text("email").orElse(""),
                parameters.text("password").orElse(""),
                parameters.isSet("agreement"),
                "user",
                parameters.text("locale").orElse("en"),
                !config.confirmEmails(),
                caller.application()));
        return TokenView.of(
                tokens.issue(caller.application().orElseThrow(), account, caller.scopes()), caller.scopes());
    }
}

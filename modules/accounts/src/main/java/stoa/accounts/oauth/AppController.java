package stoa.accounts.oauth;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Set;
import stoa.accounts.PushKey;
import stoa.accounts.signin.Secrets;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.platform.web.Scope;

/** Apps register themselves. */
@Controller("/api/v1/apps")
@ExecuteOn(TaskExecutors.BLOCKING)
class AppController {
    private static final int MAX_NAME = 60;
    private static final int MAX_WEBSITE = 2_000;

    private final ApplicationSql applications;
    private final PushKey pushKey;

    AppController(ApplicationSql applications, PushKey pushKey) {
        this.applications = applications;
        this.pushKey = pushKey;
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    ApplicationView.Registered register(Parameters parameters) {
        var name = parameters.text("client_name").orElse("").trim();
        if (name.isEmpty()) {
            throw Refusal.invalid("Validation failed: Application name can't be blank");
        }
        if (name.length() > MAX_NAME) {
            throw Refusal.invalid("Validation failed: Application name is too long (maximum is 60 characters)");
        }
        var website = parameters.text("website").filter(text -> !text.isBlank());
        if (website.isPresent()
                && (website.get().length() > MAX_WEBSITE || !website.get().matches("https?://.+"))) {
            throw Refusal.invalid("Validation failed: Application website is not a valid URL");
        }
        var redirectUris = RedirectUris.of(parameters);
        var secret = Secrets.random();
        var app = applications.insert(
                name, website.orElse(null), redirectUris, scopes(parameters), Secrets.random(), secret);
        return ApplicationView.Registered.of(app, pushKey.publicKey(), secret);
    }

    @Get("/verify_credentials")
    @Access(Access.By.APP)
    ApplicationView verify(Caller caller) {
        return ApplicationView.of(
                applications.find(caller.application().orElseThrow()).orElseThrow(Refusal::notFound),
                pushKey.publicKey());
    }

    private static Set<String> scopes(Parameters parameters) {
        var scopes = Scope.parse(String.join(" ", parameters.texts("scopes")));
        if (!scopes.stream().map(Scope::new).allMatch(Scope::isKnown)) {
            throw Refusal.invalid("Validation failed: Scopes doesn't match configured on the server.");
        }
        return scopes.isEmpty() ? Set.of("read") : scopes;
    }
}

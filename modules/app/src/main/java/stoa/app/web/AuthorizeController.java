package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.accounts.AuthorizationOffer;
import stoa.accounts.AuthorizationRequest;
import stoa.accounts.Authorizations;
import stoa.app.pages.AppView;
import stoa.app.pages.AuthorizationCodePage;
import stoa.app.pages.ConsentPage;
import stoa.app.pages.OAuthRequest;
import stoa.app.pages.ScopeGroup;
import stoa.app.pages.Viewer;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Where an app sends its user: sign in, agree or not, and back (RFC 6749, 4.1.1 and 4.1.2). */
@Controller("/oauth/authorize")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class AuthorizeController {
    private final Pages pages;
    private final Cookies cookies;
    private final Authorizations authorizations;

    AuthorizeController(Pages pages, Cookies cookies, Authorizations authorizations) {
        this.pages = pages;
        this.cookies = cookies;
        this.authorizations = authorizations;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> ask(HttpRequest<?> request, Parameters parameters) {
        var offer = authorizations.offer(request(parameters));
        var account = pages.signedIn(request);
        if (account.isEmpty() || parameters.isSet("force_login")) {
            return signInFirst(request);
        }
        return consent(request, offer, account.get());
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> decide(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var offer = authorizations.offer(request(parameters));
        var account = pages.signedIn(request);
        if (account.isEmpty()) {
            throw Refusal.forbidden("You have been signed out: go back to the app and begin again");
        }
        return switch (parameters.required("decision")) {
            case "authorize" -> approve(request, offer, account.get());
            case "deny" -> deny(offer);
            default -> throw Refusal.badRequest("The decision is authorize or deny");
        };
    }

    private HttpResponse<?> consent(HttpRequest<?> request, AuthorizationOffer offer, AccountView account) {
        var asked = offer.request();
        return pages.answer(
                pages.frame(request, "Authorise " + offer.applicationName()),
                "consent",
                frame -> new ConsentPage(
                        frame,
                        new AppView(offer.applicationName(), offer.applicationWebsite()),
                        new Viewer(account.shownName(), account.username(), account.avatar(), account.url()),
                        ScopeGroup.of(List.copyOf(offer.scopes())),
                        new OAuthRequest(
                                asked.clientId(),
                                asked.redirectUri(),
                                asked.responseType(),
                                String.join(" ", offer.scopes()),
                                present(asked.state()),
                                present(asked.codeChallenge()),
                                present(asked.codeChallengeMethod())),
                        pathAndQuery(request)));
    }

    private HttpResponse<?> approve(HttpRequest<?> request, AuthorizationOffer offer, AccountView account) {
        var code = authorizations.approve(offer, account.accountId());
        if (offer.isOutOfBand()) {
            return pages.answer(
                    pages.frame(request, "Your code"),
                    "authorization-code",
                    frame -> new AuthorizationCodePage(frame, offer.applicationName(), code));
        }
        return back(offer, UriBuilder.of(offer.redirectUri()).queryParam("code", code));
    }

    private HttpResponse<?> deny(AuthorizationOffer offer) {
        if (offer.isOutOfBand()) {
            return HttpResponse.seeOther(URI.create("/"));
        }
        return back(
                offer,
                UriBuilder.of(offer.redirectUri())
                        .queryParam("error", "access_denied")
                        .queryParam("error_description", "The resource owner denied the request."));
    }

    private static HttpResponse<?> back(AuthorizationOffer offer, UriBuilder address) {
        var state = offer.request().state();
        var location = (state.isEmpty() ? address : address.queryParam("state", state)).build();
        return HttpResponse.status(HttpStatus.FOUND).headers(headers -> headers.location(location));
    }

    private static HttpResponse<?> signInFirst(HttpRequest<?> request) {
        // force_login has been heeded once this sign-in is done.
        var back = pathAndQuery(request).replaceAll("([?&])force_login=[^&]*", "$1");
        return Pages.signInFirst(back);
    }

    private static String pathAndQuery(HttpRequest<?> request) {
        var query = request.getUri().getRawQuery();
        return "/oauth/authorize" + (query == null ? "" : "?" + query);
    }

    private static AuthorizationRequest request(Parameters parameters) {
        return new AuthorizationRequest(
                parameters.text("response_type").orElse(""),
                parameters.text("client_id").orElse(""),
                parameters.text("redirect_uri").orElse(""),
                parameters.text("scope").orElse(""),
                parameters.text("state").orElse(""),
                parameters.text("code_challenge").orElse(""),
                parameters.text("code_challenge_method").orElse(""));
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }
}

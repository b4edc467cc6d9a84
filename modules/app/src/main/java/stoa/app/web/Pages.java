package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.accounts.AccountsConfig;
import stoa.accounts.SignIns;
import stoa.app.instance.InstanceConfig;
import stoa.app.pages.FlashMessage;
import stoa.app.pages.PageFrame;
import stoa.app.pages.ServerView;
import stoa.app.pages.SharePreview;
import stoa.app.pages.Viewer;
import stoa.platform.Version;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;

/** Puts a page into its frame and answers with it. */
@Singleton
final class Pages {
    /** What pages are; those who want nothing but JSON get them all the same. */
    static final String HTML = "text/html;charset=utf-8";

    // No form-action: browsers apply it to where a form redirects, and consent redirects to the app.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String WITH_SCRIPTS = CONTENT_SECURITY_POLICY + "; script-src 'self'";

    private final InstanceConfig instance;
    private final AccountsConfig accountsConfig;
    private final PublicUrl url;
    private final Cookies cookies;
    private final SignIns signIns;
    private final Accounts accounts;

    Pages(
            InstanceConfig instance,
            AccountsConfig accountsConfig,
            PublicUrl url,
            Cookies cookies,
            SignIns signIns,
            Accounts accounts) {
        this.instance = instance;
        this.accountsConfig = accountsConfig;
        this.url = url;
        this.cookies = cookies;
        this.signIns = signIns;
        this.accounts = accounts;
    }

    /** Who is signed in on the browser that asks. */
    Optional<AccountView> signedIn(HttpRequest<?> request) {
        return cookies.session(request).flatMap(signIns::find).flatMap((AccountId id) -> accounts.find(id));
    }

    /** @throws Refusal 403 where nobody is signed in any more */
    AccountView requireSignedIn(HttpRequest<?> request) {
        return signedIn(request)
                .orElseThrow(() -> Refusal.forbidden("You have been signed out: sign in and begin again"));
    }

    /** Leads to sign-in, and from there to a path. */
    static HttpResponse<?> signInFirst(String returnTo) {
        return HttpResponse.seeOther(
                URI.create("/auth/sign_in?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8)));
    }

    ServerView server() {
        return new ServerView(
                instance.title(),
                url.domain(),
                url.of(""),
                instance.description(),
                accountsConfig.registrationsOpen(),
                Version.NUMBER,
                instance.sourceUrl(),
                "https://docs.joinmastodon.org/client/intro/",
                instance.contactEmail());
    }

    /** Makes the frame of a form or another page that is nobody else's business. */
    Frame frame(HttpRequest<?> request, String title) {
        return frame(request, title, signedIn(request));
    }

    /** The same where it is known already who is signed in. */
    Frame frame(HttpRequest<?> request, String title, AccountView viewer) {
        return frame(request, title, Optional.of(viewer));
    }

    private Frame frame(HttpRequest<?> request, String title, Optional<AccountView> viewer) {
        return new Frame(
                request,
                title,
                instance.description(),
                SharePreview.ofServer(server()),
                false,
                viewer,
                null,
                List.of());
    }

    /** Answers with a page in its frame. */
    MutableHttpResponse<?> answer(Frame frame, HttpStatus status, String template, Function<PageFrame, Object> page) {
        var form = cookies.form(frame.request());
        var framed = new PageFrame(
                server(),
                frame.title(),
                frame.description(),
                url.of(frame.request().getPath()),
                frame.preview(),
                frame.indexable(),
                frame.viewer().map(Pages::viewer).orElse(null),
                form,
                frame.flash(),
                frame.scripts());
        var response = HttpResponse.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", frame.scripts().isEmpty() ? CONTENT_SECURITY_POLICY : WITH_SCRIPTS)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "private, no-store")
                .body(new ModelAndView<>(template, Map.of("page", page.apply(framed))));
        cookies.keep(response, form);
        return response;
    }

    MutableHttpResponse<?> answer(Frame frame, String template, Function<PageFrame, Object> page) {
        return answer(frame, HttpStatus.OK, template, page);
    }

    private static Viewer viewer(AccountView account) {
        return new Viewer(account.shownName(), account.username(), account.avatar(), account.url());
    }

    /** A path on this server to go on to, or the front page: never an address elsewhere. */
    static String local(@Nullable String path) {
        return path != null
                        && path.startsWith("/")
                        && !path.startsWith("//")
                        && path.chars().noneMatch(c -> c < ' ' || c == '\\')
                ? path
                : "/";
    }

    /**
     * What a page says of itself to its frame.
     *
     * @param viewer who is signed in
     * @param flash what the request before has to say
     * @param scripts addresses of scripts on this server
     */
    record Frame(
            HttpRequest<?> request,
            String title,
            String description,
            SharePreview preview,
            boolean indexable,
            Optional<AccountView> viewer,
            @Nullable FlashMessage flash,
            List<String> scripts) {
        Frame saying(@Nullable FlashMessage message) {
            return new Frame(request, title, description, preview, indexable, viewer, message, scripts);
        }

        Frame shared(String newDescription, SharePreview newPreview, boolean newIndexable) {
            return new Frame(request, title, newDescription, newPreview, newIndexable, viewer, flash, scripts);
        }

        Frame withScripts(List<String> newScripts) {
            return new Frame(request, title, description, preview, indexable, viewer, flash, newScripts);
        }
    }
}

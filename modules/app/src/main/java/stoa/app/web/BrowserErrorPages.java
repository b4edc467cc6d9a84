package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.app.pages.ErrorPage;
import stoa.app.pages.SharePreview;
import stoa.platform.web.ErrorPages;

/** Shows errors to people in browsers; whoever calls the API, or asks for no HTML, gets JSON. */
@Singleton
final class BrowserErrorPages implements ErrorPages {
    private final Pages pages;

    BrowserErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Optional<MutableHttpResponse<?>> find(HttpRequest<?> request, HttpStatus status, String sentence) {
        var path = request.getPath();
        boolean program = path.startsWith("/api/")
                || path.startsWith("/oauth/token")
                || path.startsWith("/oauth/revoke")
                || path.startsWith("/oauth/userinfo")
                || path.startsWith("/.well-known/");
        if (program || request.accept().stream().noneMatch(type -> type.matches(MediaType.TEXT_HTML_TYPE))) {
            return Optional.empty();
        }
        // Without looking at who is signed in: the database may be what went wrong.
        var frame = new Pages.Frame(
                request,
                heading(status),
                sentence,
                SharePreview.ofServer(pages.server()),
                false,
                Optional.empty(),
                null,
                List.of());
        return Optional.of(pages.answer(
                frame,
                status,
                "error",
                framed -> new ErrorPage(framed, status.getCode(), heading(status), sentence + ".", null)));
    }

    private static String heading(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case FORBIDDEN, UNAUTHORIZED -> "You may not do this";
            case SERVICE_UNAVAILABLE -> "Back in a moment";
            case INTERNAL_SERVER_ERROR -> "Something went wrong";
            default -> "This did not work";
        };
    }
}

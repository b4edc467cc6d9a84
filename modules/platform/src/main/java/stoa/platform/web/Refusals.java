package stoa.platform.web;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.DatabaseUnavailableException;

/** The one place where what went wrong becomes an answer: {@code {"error": "…"}} with the right status. */
@Controller
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String CONNECTION_EXCEPTION = "08";
    private static final String OPERATOR_INTERVENTION = "57P";

    private final ErrorPages pages;

    Refusals(ErrorPages pages) {
        this.pages = pages;
    }

    @Error(global = true)
    HttpResponse<?> refuse(HttpRequest<?> request, Refusal refusal) {
        return answer(request, refusal.status(), refusal.sentence(), refusal.more());
    }

    @Error(global = true)
    HttpResponse<?> unwrap(HttpRequest<?> request, CompletionException wrapped) {
        return switch (wrapped.getCause()) {
            case Refusal refusal -> refuse(request, refusal);
            case ContentLengthExceededException tooLarge -> tooLarge(request, tooLarge);
            case BufferLengthExceededException tooLarge -> tooLarge(request, tooLarge);
            case null, default -> fail(request, wrapped);
        };
    }

    @Error(global = true)
    HttpResponse<?> unreadable(HttpRequest<?> request, ConversionErrorException failure) {
        // A path variable that is not of its type names nothing that exists.
        return answer(request, HttpStatus.NOT_FOUND, "Record not found", Map.of());
    }

    @Error(global = true)
    HttpResponse<?> malformed(HttpRequest<?> request, URISyntaxException failure) {
        return answer(request, HttpStatus.BAD_REQUEST, "Malformed address", Map.of());
    }

    @Error(global = true)
    HttpResponse<?> missing(HttpRequest<?> request, UnsatisfiedRouteException failure) {
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                "Missing required parameter: " + failure.getArgument().getName(),
                Map.of());
    }

    @Error(global = true)
    HttpResponse<?> tooLarge(HttpRequest<?> request, ContentLengthExceededException failure) {
        return answer(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request body is too large", Map.of());
    }

    @Error(global = true)
    HttpResponse<?> tooLarge(HttpRequest<?> request, BufferLengthExceededException failure) {
        return answer(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request body is too large", Map.of());
    }

    @Error(global = true)
    HttpResponse<?> status(HttpRequest<?> request, HttpStatusException failure) {
        return answer(request, failure.getStatus(), String.valueOf(failure.getMessage()), Map.of());
    }

    @Error(global = true, status = HttpStatus.NOT_FOUND)
    HttpResponse<?> noRoute(HttpRequest<?> request) {
        return answer(request, HttpStatus.NOT_FOUND, "Not Found", Map.of());
    }

    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    HttpResponse<?> noMethod(HttpRequest<?> request) {
        return answer(request, HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed", Map.of());
    }

    @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    HttpResponse<?> noType(HttpRequest<?> request) {
        return answer(request, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported content type", Map.of());
    }

    @Error(global = true)
    HttpResponse<?> unavailable(HttpRequest<?> request, DatabaseUnavailableException failure) {
        LOG.warn("{} {}: {}", request.getMethod(), request.getPath(), failure.toString());
        return retryLater(request);
    }

    @Error(global = true)
    HttpResponse<?> database(HttpRequest<?> request, DataAccessException failure) {
        var cause = failure.getCause(SQLException.class);
        var state = cause == null ? null : cause.getSQLState();
        if (state != null && (state.startsWith(CONNECTION_EXCEPTION) || state.startsWith(OPERATOR_INTERVENTION))) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getPath(), failure.getMessage());
            return retryLater(request);
        }
        return fail(request, failure);
    }

    @Error(global = true)
    HttpResponse<?> fail(HttpRequest<?> request, Throwable failure) {
        LOG.error("{} {} failed", request.getMethod(), request.getPath(), failure);
        return answer(
                request, HttpStatus.INTERNAL_SERVER_ERROR, "This went wrong on our side; it has been logged", Map.of());
    }

    private HttpResponse<?> retryLater(HttpRequest<?> request) {
        return answer(
                        request,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The database is busy or cannot be reached; try again",
                        Map.of())
                .header("Retry-After", "2");
    }

    private MutableHttpResponse<?> answer(
            HttpRequest<?> request, HttpStatus status, String sentence, Map<String, Object> more) {
        var page = pages.find(request, status, sentence);
        if (page.isPresent()) {
            return page.get();
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("error", sentence);
        body.putAll(more);
        var response = HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(body);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.header("WWW-Authenticate", "Bearer realm=\"Stoa\", error=\"invalid_token\"");
        }
        return response;
    }
}

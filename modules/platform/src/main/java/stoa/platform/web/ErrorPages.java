package stoa.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/** Shows an error to a person in a browser instead of a program. Implemented by whoever has pages. */
public interface ErrorPages {

    /** The page for this request; empty where the caller wants JSON. */
    Optional<MutableHttpResponse<?>> find(HttpRequest<?> request, HttpStatus status, String sentence);
}

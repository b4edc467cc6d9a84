package stoa.platform.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody else did, such as a body that cannot be written, in the API's format and without its details. */
@Singleton
final class LastResort implements ErrorResponseProcessor<Map<String, String>> {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final int SERVER_ERROR = 500;

    @Override
    public MutableHttpResponse<Map<String, String>> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        if (response.code() >= SERVER_ERROR) {
            LOG.error(
                    "{} {} failed",
                    context.getRequest().getMethod(),
                    context.getRequest().getPath(),
                    context.getRootCause().orElse(null));
        }
        var answer = HttpResponse.<Map<String, String>>status(response.status())
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(Map.of("error", response.reason()));
        response.getHeaders().forEach((name, values) -> {
            if (!answer.getHeaders().contains(name)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer;
    }
}

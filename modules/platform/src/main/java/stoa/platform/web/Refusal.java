package stoa.platform.web;

import io.micronaut.http.HttpStatus;
import java.util.Map;

/**
 * A request that cannot be answered, with the sentence that is safe to show. Modules extend it where somebody needs to
 * tell their refusals apart.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Map<String, Object> more;

    protected Refusal(HttpStatus status, String sentence, Map<String, Object> more) {
        super(sentence, null, false, false);
        this.status = status;
        this.more = more;
    }

    /** 400: a parameter is missing or cannot be read. */
    public static Refusal badRequest(String sentence) {
        return new Refusal(HttpStatus.BAD_REQUEST, sentence, Map.of());
    }

    /** 401: the token is missing or not valid. */
    public static Refusal unauthorized(String sentence) {
        return new Refusal(HttpStatus.UNAUTHORIZED, sentence, Map.of());
    }

    /** 403: the caller is known and may not. */
    public static Refusal forbidden(String sentence) {
        return new Refusal(HttpStatus.FORBIDDEN, sentence, Map.of());
    }

    /** 404: it does not exist, or the caller may not see it. */
    public static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "Record not found", Map.of());
    }

    /** 422: understood, but not acceptable. */
    public static Refusal invalid(String sentence) {
        return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, sentence, Map.of());
    }

    /** Any status, with further keys beside {@code error}. */
    public static Refusal of(HttpStatus status, String sentence, Map<String, Object> more) {
        return new Refusal(status, sentence, Map.copyOf(more));
    }

    public HttpStatus status() {
        return status;
    }

    /** The sentence that is safe to show. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> more() {
        return more;
    }
}

package stoa.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for a moment what strangers are shown, as it goes over the wire, and answers {@code If-None-Match} (RFC 9110, 13.1.2): a
 * crowd of them costs one look into the database every two seconds. An answer that is due is made anew by the first who asks for
 * it, while the others still get the old one.
 */
@ServerFilter("/api/**")
final class StrangerAnswers implements Ordered {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofSeconds(4);
    private static final long MOST_BYTES = 32 * 1024 * 1024;
    private static final int LONGEST_KEY = 500;
    private static final String SERVED = "stoa.kept-answer";
    /** Those of the answer itself; all others belong to the request. */
    private static final List<String> HEADERS = List.of(HttpHeaders.LINK, HttpHeaders.CACHE_CONTROL, HttpHeaders.VARY);

    private final JsonMapper json;
    private final boolean enabled;
    private final Cache<String, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String key, Answer answer) -> answer.body().length + LONGEST_KEY)
            .expireAfterWrite(KEPT)
            .build();
    private final MeterRegistry meters;

    StrangerAnswers(
            JsonMapper json,
            MeterRegistry meters,
            @Value("${stoa.caches.enabled:true}") boolean caches,
            @Value("${stoa.caches.answers.enabled:true}") boolean enabled) {
        this.json = json;
        this.meters = meters;
        this.enabled = caches && enabled;
    }

    @Override
    public int getOrder() {
        return -500; // inside of Cors, which marks every answer, and before anybody looks for a token
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> kept(HttpRequest<?> request) {
        if (!enabled || !mayKeep(request)) {
            return null;
        }
        var answer = answers.getIfPresent(key(request));
        boolean hit = answer != null && !answer.isTakenAnew();
        meters.counter("stoa.cache.reads", "cache", "answers", "outcome", hit ? "hit" : "miss")
                .increment();
        if (answer == null || !hit) {
            return null;
        }
        request.setAttribute(SERVED, true);
        return answer.to(request);
    }

    @ResponseFilter
    void keep(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
        var body = response.body();
        if (!mayKeep(request)
                || request.getAttribute(SERVED).isPresent()
                || response.status() != HttpStatus.OK
                || !(body instanceof Collection<?> || body instanceof Record)
                || !CacheRules.PUBLIC.equals(response.getHeaders().get(HttpHeaders.CACHE_CONTROL))) {
            return;
        }
        var answer = Answer.of(json.writeValueAsBytes(body), response);
        if (enabled) {
            answers.put(key(request), answer);
        }
        response.header(HttpHeaders.ETAG, answer.tag());
        if (answer.isKnownTo(request)) {
            response.status(HttpStatus.NOT_MODIFIED).body(null);
        } else {
            response.contentType(MediaType.APPLICATION_JSON_TYPE);
            ((MutableHttpResponse<?>) response).body(answer.body());
        }
    }

    private static boolean mayKeep(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET
                && CacheRules.isStranger(request)
                && key(request).length() <= LONGEST_KEY;
    }

    private static String key(HttpRequest<?> request) {
        return request.getUri().toString();
    }

    /** @param takenAt when it was made; its successor is made by whoever moves this on */
    private record Answer(byte[] body, String tag, List<Header> headers, AtomicLong takenAt) {

        static Answer of(byte[] body, HttpResponse<?> response) {
            var headers = HEADERS.stream()
                    .filter(response.getHeaders()::contains)
                    .map(name -> new Header(
                            name, String.valueOf(response.getHeaders().get(name))))
                    .toList();
            return new Answer(body, '"' + digest(body) + '"', headers, new AtomicLong(System.nanoTime()));
        }

        private static String digest(byte[] body) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has it", e);
            }
        }

        /** Whether it is due, and the caller the one who makes it anew. */
        boolean isTakenAnew() {
            long taken = takenAt.get();
            long now = System.nanoTime();
            return now - taken > FRESH.toNanos() && takenAt.compareAndSet(taken, now);
        }

        boolean isKnownTo(HttpRequest<?> request) {
            var known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
            return known != null && (known.contains(tag) || known.trim().equals("*"));
        }

        HttpResponse<?> to(HttpRequest<?> request) {
            boolean known = isKnownTo(request);
            MutableHttpResponse<?> response = known
                    ? HttpResponse.notModified()
                    : HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
            headers.forEach(header -> response.header(header.name(), header.value()));
            return response.header(HttpHeaders.ETAG, tag).header("Stoa-Source", "cache");
        }
    }

    private record Header(String name, String value) {}
}

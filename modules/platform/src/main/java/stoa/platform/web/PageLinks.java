package stoa.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Answers a page with its {@code Link} header: {@code next} if the page was full, {@code prev} if it was not empty. */
@Singleton
public final class PageLinks {
    private static final Set<String> CURSORS = Set.of("max_id", "since_id", "min_id");

    private final PublicUrl url;

    PageLinks(PublicUrl url) {
        this.url = url;
    }

    /**
     * Makes the response.
     *
     * @param keys the cursors of what was read, newest first, also of rows that were left out of the body
     */
    public <T> MutableHttpResponse<List<T>> page(
            HttpRequest<?> request, PageRequest page, List<T> body, List<Long> keys) {
        var response = HttpResponse.ok(body);
        if (!keys.isEmpty()) {
            var prev = "<" + with(request, "min_id", keys.getFirst()) + ">; rel=\"prev\"";
            response.header(
                    "Link",
                    keys.size() < page.limit()
                            ? prev
                            : "<" + with(request, "max_id", keys.getLast()) + ">; rel=\"next\", " + prev);
        }
        return response;
    }

    /** As {@link #page(HttpRequest, PageRequest, List, List)}, the cursor being a property of what is listed. */
    public <T> MutableHttpResponse<List<T>> page(
            HttpRequest<?> request, PageRequest page, List<T> body, ToLongFunction<T> key) {
        return page(request, page, body, body.stream().map(key::applyAsLong).toList());
    }

    private String with(HttpRequest<?> request, String cursor, long id) {
        var link = UriBuilder.of(url.of(request.getPath()));
        for (var parameter : request.getParameters()) {
            if (!CURSORS.contains(parameter.getKey())) {
                link.queryParam(parameter.getKey(), parameter.getValue().toArray());
            }
        }
        return link.queryParam(cursor, id).toString();
    }
}

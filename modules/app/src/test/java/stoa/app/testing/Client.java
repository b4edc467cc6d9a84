package stoa.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An app that calls the server. It holds every answer against what is true of all of them: none says that the server
 * failed, every refusal of the API is JSON with a sentence, every page of the API may be read by web pages, and what is
 * documented has the documented form.
 */
public final class Client {
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final Map<String, String> headers;

    Client(String url) {
        this(url, Map.of());
    }

    private Client(String url, Map<String, String> headers) {
        this.url = url;
        this.headers = headers;
    }

    /** The same with an access token. */
    public Client bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with a header on every request. */
    public Client with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(url, more);
    }

    public Answer get(String path) {
        return send("GET", path, Body.NOTHING);
    }

    public Answer post(String path) {
        return send("POST", path, Body.NOTHING);
    }

    public Answer post(String path, Body body) {
        return send("POST", path, body);
    }

    /** Posts a form of names and values in turn. */
    public Answer post(String path, String name, String value, String... more) {
        var all = new String[more.length + 2];
        all[0] = name;
        all[1] = value;
        System.arraycopy(more, 0, all, 2, more.length);
        return send("POST", path, Body.form(all));
    }

    public Answer put(String path, Body body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, Body.NOTHING);
    }

    /** Sends a request to a path, or to an absolute address that the server has handed out. */
    public Answer send(String method, String path, Body body) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http://") ? path : url + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.bytes().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()));
        if (!body.type().isEmpty()) {
            request.header("Content-Type", body.type());
        }
        headers.forEach(request::header);
        if (method.equals("GET")) {
            LaggingReplica.beforeReading(headers, request);
        } else {
            LaggingReplica.beforeWriting(url);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var answer = new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
            check(answer, method, response.uri().getPath());
            AnsweredOperations.add(method, response.uri().getPath(), answer.status());
            LaggingReplica.answered(headers, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The content of a file, byte by byte. */
    byte[] download(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void check(Answer answer, String method, String path) {
        assertThat(answer.status())
                .as("%s answered %s", answer.request(), answer.text())
                .isLessThan(500);
        boolean api = path.startsWith("/api/") || path.equals("/oauth/token") || path.equals("/oauth/revoke");
        if (api) {
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .as(answer.request())
                    .isEqualTo("*");
        }
        if (api && answer.status() >= 400) {
            assertThat(answer.isJson())
                    .as("%s answered %s", answer.request(), answer.text())
                    .isTrue();
            assertThat(answer.json().path("error").isTextual())
                    .as("%s answered %s", answer.request(), answer.text())
                    .isTrue();
        }
        if (answer.status() == 200 && answer.isJson()) {
            Contract.check(answer, method, path);
        }
    }
}

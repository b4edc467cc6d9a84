package stoa.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** One server, as a client sees it that echoes nothing: no header and no cookie of an answer comes back. */
final class Server {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;
    private final Duration patience;

    /** Refuses an address that is not on this machine's loopback. */
    Server(URI address) {
        this(address, PATIENCE);
    }

    /** @param patience after which no answer is a failure */
    Server(URI address, Duration patience) {
        this.patience = patience;
        this.address = Loopback.require(address);
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token));
    }

    Answer post(String path, String token, Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(patience);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Stoa-Source").orElse("-"),
                System.nanoTime() - began);
    }

    @Override
    public String toString() {
        return address.toString();
    }

    /** What came back, where it was read, and how long it took. */
    record Answer(int status, String body, String source, long nanos) {
        JsonNode json() throws IOException {
            if (status != 200) {
                throw new IOException("the server answered " + status + ": " + body);
            }
            return JSON.readTree(body);
        }
    }
}

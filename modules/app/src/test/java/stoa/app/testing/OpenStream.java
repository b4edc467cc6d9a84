package stoa.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An app that listens to a server, over a WebSocket or server-sent events. */
public final class OpenStream implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Message END = new Message("", "the end", "");

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private @Nullable WebSocket socket;
    private @Nullable Stream<String> response;

    /** A WebSocket, with the token as its sub-protocol as browsers send it. */
    public static OpenStream socket(String url, String token) {
        var stream = new OpenStream();
        var socket = Client.HTTP
                .newWebSocketBuilder()
                .subprotocols(token)
                .buildAsync(URI.create(url.replaceFirst("^http", "ws") + "/api/v1/streaming"), stream.listener())
                .join();
        assertThat(socket.getSubprotocol()).isEqualTo(token);
        stream.socket = socket;
        return stream;
    }

    /** Server-sent events, with the token in the query. Open when it returns. */
    public static OpenStream events(String url, String path, String token) throws IOException, InterruptedException {
        var stream = new OpenStream();
        var request = HttpRequest.newBuilder(
                        URI.create(url + path + (path.contains("?") ? "&" : "?") + "access_token=" + token))
                .build();
        var response = Client.HTTP.send(request, BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        stream.response = response.body();
        Thread.ofVirtual().start(() -> {
            var name = new String[] {""};
            response.body().forEach(line -> {
                if (line.startsWith("event: ")) {
                    name[0] = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    stream.messages.add(new Message(path, name[0], line.substring("data: ".length())));
                }
            });
            stream.messages.add(END);
        });
        return stream;
    }

    private WebSocket.Listener listener() {
        return new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    messages.add(Message.of(text.toString()));
                    text.setLength(0);
                }
                from.request(1);
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                messages.add(END);
                return null;
            }
        };
    }

    /** Says something to the server, over a WebSocket. */
    public OpenStream says(String message) {
        if (socket == null) {
            throw new IllegalStateException("not a WebSocket");
        }
        socket.sendText(message, true).join();
        return this;
    }

    /** Subscribes, and waits until the server has heard: it answers everything in order, also what it does not understand. */
    public OpenStream hears(String stream, String more) {
        says("{\"type\":\"subscribe\",\"stream\":\"" + stream + "\"" + more + "}");
        return heard();
    }

    public OpenStream hears(String stream) {
        return hears(stream, "");
    }

    /** Waits until the server has heard everything that was said. */
    public OpenStream heard() {
        says("{\"type\":\"?\",\"stream\":\"user\"}");
        assertThat(next().event()).isEqualTo("Unknown message type");
        return this;
    }

    /** The next message, waiting for it. */
    public Message next() {
        try {
            var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes sure that the server ends it. */
    public void ends() {
        assertThat(next()).isEqualTo(END);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        if (response != null) {
            response.close();
        }
    }

    /**
     * What came.
     *
     * @param stream as the server names it
     * @param event the name, or the sentence of a refusal
     */
    public record Message(String stream, String event, String payload) {
        static Message of(String text) {
            var json = read(text);
            return json.has("error")
                    ? new Message("", json.path("error").textValue(), "")
                    : new Message(
                            json.path("stream").toString(),
                            json.path("event").textValue(),
                            json.path("payload").asText(""));
        }

        /** The same, after making sure which event it is, with its payload as JSON. */
        public JsonNode is(String name) {
            assertThat(event).as(payload).isEqualTo(name);
            return read(payload);
        }

        private static JsonNode read(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError(text, e);
            }
        }
    }
}

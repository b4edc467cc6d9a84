package stoa.timelines.streaming;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.graph.ListId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.timelines.home.Audience;

/** Streams over a WebSocket: any number on one connection, subscribed to and ended by messages. */
@ServerWebSocket(value = "/api/v1/streaming", subprotocols = "*")
@ExecuteOn(TaskExecutors.BLOCKING)
class StreamingSocket {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingSocket.class);
    private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);
    private static final String LISTENER = "stoa.listener";
    private static final int LONGEST_MESSAGE = 4_096;

    private final Listeners listeners;
    private final Audience audience;
    private final JsonMapper json;

    StreamingSocket(Listeners listeners, Audience audience, JsonMapper json) {
        this.listeners = listeners;
        this.audience = audience;
        this.json = json;
    }

    @OnOpen
    @Access(
            value = Access.By.USER,
            scope = {"read:statuses", "read:notifications"},
            socket = true)
    void open(WebSocketSession session, HttpRequest<?> request, Caller caller) {
        var listener = new Listener(caller, new SocketOutlet(session, json));
        if (!listeners.add(listener)) {
            session.close(CloseReason.TRY_AGAIN_LATER);
            return;
        }
        session.put(LISTENER, listener);
        var parameters = request.getParameters();
        var stream = parameters.get("stream");
        if (stream != null) {
            change(session, listener, "subscribe", stream, parameters.get("tag"), parameters.get("list"));
        }
    }

    @OnMessage(maxPayloadLength = LONGEST_MESSAGE)
    @Access(
            value = Access.By.USER,
            scope = {"read:statuses", "read:notifications"},
            socket = true)
    void receive(String message, WebSocketSession session) {
        var listener = session.get(LISTENER, Listener.class).orElse(null);
        if (listener == null || message.isBlank()) {
            return;
        }
        try {
            var asked = json.readValue(message, OBJECT);
            change(
                    session,
                    listener,
                    text(asked.get("type")),
                    text(asked.get("stream")),
                    text(asked.get("tag")),
                    text(asked.get("list")));
        } catch (IOException notJson) {
            refuse(session, 400, "The message is not a JSON object");
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void change(
            WebSocketSession session,
            Listener listener,
            String type,
            String name,
            @Nullable String tag,
            @Nullable String list) {
        var stream = StreamKey.find(name, text(tag), text(list)).orElse(null);
        if (stream == null) {
            refuse(session, 400, "Unknown stream type or missing parameter");
        } else if (type.equals("unsubscribe")) {
            listeners.unsubscribe(listener, stream);
        } else if (!type.equals("subscribe")) {
            refuse(session, 400, "Unknown message type");
        } else if (!listener.may(stream.scope())) {
            refuse(session, 401, "Access token does not have the required scopes");
        } else if (stream.name().equals(StreamKey.LIST)
                && !audience.owns(listener.account(), new ListId(Long.parseLong(stream.parameter())))) {
            refuse(session, 404, "Not authorized to stream this list");
        } else if (!listeners.subscribe(listener, stream)) {
            refuse(session, 429, "Too many streams on one connection");
        }
    }

    private void refuse(WebSocketSession session, int status, String sentence) {
        var refusal = new LinkedHashMap<String, Object>();
        refusal.put("error", sentence);
        refusal.put("status", status);
        session.sendAsync(SocketOutlet.write(json, refusal)).exceptionally(gone -> null);
    }

    @OnClose
    void close(WebSocketSession session) {
        session.get(LISTENER, Listener.class).ifPresent(listeners::remove);
    }

    @OnError
    void fail(WebSocketSession session, Throwable failure) {
        LOG.debug("a stream ended", failure);
        close(session);
    }
}

package stoa.timelines.streaming;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.graph.ListId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.timelines.home.Audience;

/** Streams over a WebSocket: any number on one connection, subscribed to and ended by messages. */
@ServerWebSocket(value = "/api/v1/streaming", subprotocols = "*")
class StreamingSocket {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingSocket.class);
    private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);
    private static final int LONGEST_MESSAGE = 4_096;

    private final Listeners listeners;
    private final Audience audience;
    private final JsonMapper json;
    private final Executor executor;
    private final ConcurrentMap<String, Listener> listenersOfSessions = new ConcurrentHashMap<>();

    StreamingSocket(
            Listeners listeners,
            Audience audience,
            JsonMapper json,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.listeners = listeners;
        this.audience = audience;
        this.json = json;
        this.executor = executor;
    }

    @OnOpen
    @Access(
            value = Access.By.USER,
            scope = {"read:statuses", "read:notifications"},
            socket = true)
    void open(WebSocketSession session, HttpRequest<?> request, Caller caller) {
        var listener = listener(session, caller);
        if (listener == null) {
            return;
        }
        var parameters = request.getParameters();
        var stream = parameters.get("stream");
        if (stream != null) {
            var tag = parameters.get("tag");
            var list = parameters.get("list");
            inTurn(session, listener, () -> change(session, listener, "subscribe", stream, tag, list));
        }
    }

    @OnMessage(maxPayloadLength = LONGEST_MESSAGE)
    @Access(
            value = Access.By.USER,
            scope = {"read:statuses", "read:notifications"},
            socket = true)
    void receive(String message, WebSocketSession session, Caller caller) {
        var listener = listener(session, caller);
        if (listener != null && !message.isBlank()) {
            inTurn(session, listener, () -> heed(message, session, listener));
        }
    }

    /** Made by whichever comes first: what an app says at once may overtake its connection. Null where there is no room. */
    private @Nullable Listener listener(WebSocketSession session, Caller caller) {
        var known = listenersOfSessions.get(session.getId());
        if (known != null) {
            return known;
        }
        synchronized (listenersOfSessions) {
            var again = listenersOfSessions.get(session.getId());
            if (again != null) {
                return again;
            }
            var made = new Listener(caller, new SocketOutlet(session, json));
            if (!session.isOpen() || !listeners.add(made)) {
                session.close(CloseReason.TRY_AGAIN_LATER);
                return null;
            }
            listenersOfSessions.put(session.getId(), made);
            return made;
        }
    }

    /** What an app says is dealt with in the order in which it says it, where waiting is allowed. */
    private void inTurn(WebSocketSession session, Listener listener, Runnable work) {
        if (!listener.turns().add(work, executor)) {
            session.close(CloseReason.POLICY_VIOLATION);
        }
    }

    private void heed(String message, WebSocketSession session, Listener listener) {
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
        synchronized (listenersOfSessions) {
            var listener = listenersOfSessions.remove(session.getId());
            if (listener != null) {
                listeners.remove(listener);
            }
        }
    }

    @OnError
    void fail(WebSocketSession session, Throwable failure) {
        LOG.debug("a stream ended", failure);
        close(session);
    }
}

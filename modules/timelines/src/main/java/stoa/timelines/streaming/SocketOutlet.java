package stoa.timelines.streaming;

import io.micronaut.json.JsonMapper;
import io.micronaut.websocket.WebSocketSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket. Messages that the app has not taken yet are counted, and bounded. */
final class SocketOutlet implements Outlet {
    private static final int MOST_WAITING = 500;

    private final WebSocketSession session;
    private final JsonMapper json;
    private final AtomicInteger waiting = new AtomicInteger();

    SocketOutlet(WebSocketSession session, JsonMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public boolean send(StreamKey stream, String event, String payload) {
        var message = new LinkedHashMap<String, Object>();
        message.put("stream", stream.label());
        message.put("event", event);
        if (!payload.isEmpty()) {
            message.put("payload", payload);
        }
        return session.isOpen() && isTaken(session.sendAsync(write(json, message)));
    }

    static String write(JsonMapper json, Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean beat() {
        return session.isOpen() && isTaken(session.sendPingAsync(new byte[0]));
    }

    private boolean isTaken(CompletableFuture<?> sent) {
        int now = waiting.incrementAndGet();
        var counted = sent.whenComplete((done, failure) -> waiting.decrementAndGet());
        return now <= MOST_WAITING && !counted.isCompletedExceptionally();
    }

    @Override
    public void close() {
        if (session.isOpen()) {
            session.close();
        }
    }
}

package stoa.timelines.streaming;

import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.core.io.buffer.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Server-sent events, written here: clients are strict about a heartbeat being a comment and nothing else. */
final class EventOutlet implements Outlet {
    private static final int MOST_WAITING = 500;
    private static final String BEAT = ":thump\n";

    private final Sinks.Many<String> sink =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));

    /** What goes over the wire, until either side ends it. */
    Flux<ByteBuffer<?>> body(Runnable ended) {
        return sink.asFlux()
                .<ByteBuffer<?>>map(text -> ByteArrayBufferFactory.INSTANCE.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .doFinally(how -> ended.run());
    }

    /** Where there is nothing to say besides the event, an empty object: clients take all data for JSON. */
    @Override
    public boolean send(StreamKey stream, String event, String payload) {
        return emit("event: " + event + "\ndata: " + (payload.isEmpty() ? "{}" : payload) + "\n\n");
    }

    @Override
    public boolean beat() {
        return emit(BEAT);
    }

    private synchronized boolean emit(String text) {
        return sink.tryEmitNext(text).isSuccess();
    }

    @Override
    public void close() {
        sink.tryEmitComplete();
    }
}

package stoa.timelines.streaming;

import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import org.reactivestreams.Publisher;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.timelines.home.Audience;

/** Streams as server-sent events, one on a connection. */
@Controller("/api/v1/streaming")
@ExecuteOn(TaskExecutors.BLOCKING)
class StreamingController {
    private final Listeners listeners;
    private final Audience audience;

    StreamingController(Listeners listeners, Audience audience) {
        this.listeners = listeners;
        this.audience = audience;
    }

    @Get("/health")
    @Produces(MediaType.TEXT_PLAIN)
    @Access(Access.By.NO_TOKEN)
    String health() {
        return "OK";
    }

    @Get("/user")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> user(Caller caller) {
        return stream(StreamKey.USER, caller, "", "");
    }

    @Get("/user/notification")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:notifications", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> notifications(Caller caller) {
        return stream(StreamKey.NOTIFICATIONS, caller, "", "");
    }

    @Get("/public")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> everybody(Caller caller, Parameters parameters) {
        return stream("public" + media(parameters), caller, "", "");
    }

    @Get("/public/local")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> local(Caller caller, Parameters parameters) {
        return stream("public:local" + media(parameters), caller, "", "");
    }

    @Get("/public/remote")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> remote(Caller caller, Parameters parameters) {
        return stream("public:remote" + media(parameters), caller, "", "");
    }

    private static String media(Parameters parameters) {
        return parameters.isSet("only_media") ? ":media" : "";
    }

    @Get("/hashtag")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> hashtag(Caller caller, Parameters parameters) {
        return stream(StreamKey.HASHTAG, caller, parameters.required("tag"), "");
    }

    @Get("/hashtag/local")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> localHashtag(Caller caller, Parameters parameters) {
        return stream(StreamKey.HASHTAG_LOCAL, caller, parameters.required("tag"), "");
    }

    @Get("/list")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> list(Caller caller, Parameters parameters) {
        parameters.required("list");
        var list = new ListId(parameters.id("list").orElseThrow(Refusal::notFound));
        if (!audience.owns(AccountId.of(caller), list)) {
            throw Refusal.notFound();
        }
        return stream(StreamKey.LIST, caller, "", list.toString());
    }

    @Get("/direct")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Access(value = Access.By.USER, scope = "read:statuses", socket = true)
    HttpResponse<Publisher<ByteBuffer<?>>> direct(Caller caller) {
        return stream(StreamKey.DIRECT, caller, "", "");
    }

    private HttpResponse<Publisher<ByteBuffer<?>>> stream(String name, Caller caller, String tag, String list) {
        var stream = StreamKey.find(name, tag, list).orElseThrow(Refusal::notFound);
        var outlet = new EventOutlet();
        var listener = new Listener(caller, outlet);
        if (!listeners.add(listener)) {
            throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "Too many streams", Map.of());
        }
        listeners.subscribe(listener, stream);
        // The first beat makes the client see at once that it is connected.
        outlet.beat();
        return HttpResponse.<Publisher<ByteBuffer<?>>>ok(outlet.body(() -> listeners.remove(listener)))
                .header("Cache-Control", "private, no-store")
                .header("X-Accel-Buffering", "no");
    }
}

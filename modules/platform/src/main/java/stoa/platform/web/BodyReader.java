package stoa.platform.web;

import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a request body into parameters by its content type. */
@Singleton
final class BodyReader {
    private static final int MAX_FIELDS = 1_000;

    private final JsonMapper json;

    BodyReader(JsonMapper json) {
        this.json = json;
    }

    void readInto(Map<String, Object> target, MediaType type, byte[] body) {
        if (type.matches(MediaType.APPLICATION_JSON_TYPE) || "json".equals(type.getExtension())) {
            target.putAll(json(body));
        } else if (type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            form(new String(body, StandardCharsets.UTF_8), target);
        } else if (type.matches(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            multipart(type, body, target);
        } else {
            throw Refusal.badRequest("Unsupported content type: send form data or JSON");
        }
    }

    static void form(String encoded, Map<String, Object> target) {
        try {
            // In their order, which tells the members of a list apart.
            Arrays.stream(encoded.split("&", MAX_FIELDS + 1))
                    .limit(MAX_FIELDS)
                    .filter(pair -> !pair.isEmpty())
                    .forEach(pair -> {
                        int equals = pair.indexOf('=');
                        var name = equals < 0 ? pair : pair.substring(0, equals);
                        var value = equals < 0 ? "" : pair.substring(equals + 1);
                        ParameterNames.put(
                                target,
                                QueryStringDecoder.decodeComponent(name),
                                QueryStringDecoder.decodeComponent(value));
                    });
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("Malformed form data");
        }
    }

    private Map<String, Object> json(byte[] body) {
        try {
            var read = json.readValue(body, Argument.mapOf(String.class, Object.class));
            var present = new LinkedHashMap<String, Object>();
            if (read != null) {
                read.forEach((name, value) -> {
                    if (value != null) {
                        present.put(name, value);
                    }
                });
            }
            return present;
        } catch (IOException e) {
            throw Refusal.badRequest("Malformed JSON in the request body");
        }
    }

    private static void multipart(MediaType type, byte[] body, Map<String, Object> target) {
        if (type.getParameters().get("boundary").isEmpty()) {
            throw Refusal.badRequest("Malformed multipart data");
        }
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, type.toString());
        try {
            var decoder = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
            try {
                for (var data : decoder.getBodyHttpDatas()) {
                    if (data instanceof Attribute attribute) {
                        ParameterNames.put(target, attribute.getName(), attribute.getValue());
                    }
                }
            } finally {
                decoder.destroy();
            }
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException | IOException e) {
            throw Refusal.badRequest("Malformed multipart data");
        }
    }
}

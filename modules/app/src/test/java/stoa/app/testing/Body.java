package stoa.app.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a request carries: its content type and its bytes. */
public record Body(String type, byte[] bytes) {
    /** No body. */
    public static final Body NOTHING = new Body("", new byte[0]);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "journey-boundary";

    /** A form of names and values in turn. */
    public static Body form(String... namesAndValues) {
        return text("application/x-www-form-urlencoded", query(namesAndValues));
    }

    /** Names and values in turn, as a query. */
    public static String query(String... namesAndValues) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
        }
        return String.join("&", pairs);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Multipart form data of names and values in turn. */
    public static Body multipart(String... namesAndValues) {
        var text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, namesAndValues[i], namesAndValues[i + 1]));
        }
        return text(
                "multipart/form-data; boundary=" + BOUNDARY,
                text.append("--" + BOUNDARY + "--\r\n").toString());
    }

    /** Multipart form data of a file, under a name that says nothing true, and of names and values in turn. */
    public static Body file(String name, byte[] content, String... namesAndValues) {
        return file(name, "holiday.jpg", "image/jpeg", content, namesAndValues);
    }

    /** The same, with what its sender says of it. */
    public static Body file(String name, String fileName, String type, byte[] content, String... namesAndValues) {
        var fields = multipart(namesAndValues);
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, name, fileName, type)
                .getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head);
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(fields.bytes());
        return new Body(fields.type(), bytes.toByteArray());
    }

    public static Body json(Map<String, ?> object) {
        try {
            return json(JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** JSON as it is written, also where it is malformed. */
    public static Body json(String source) {
        return text("application/json", source);
    }

    /** JSON of names and values in turn. */
    private static Body jsonOf(String... namesAndValues) {
        var object = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return json(object);
    }

    public static Body text(String type, String text) {
        return new Body(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The three ways in which apps write the same parameters. */
    public static List<Function<String[], Body>> kinds() {
        return List.of(Body::form, Body::jsonOf, Body::multipart);
    }
}

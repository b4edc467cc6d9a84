package stoa.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the server answered to a request. */
public record Answer(String request, int status, HttpHeaders headers, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same, after making sure of its status. */
    public Answer expect(int expected) {
        assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
        return this;
    }

    /** As {@link #expect(int)}, with the whole sentence of the error. */
    public Answer refuses(int expected, String sentence) {
        expect(expected);
        assertThat(error()).as(request).isEqualTo(sentence);
        return this;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(request + " answered no JSON: " + text, e);
        }
    }

    /** The body of an answer that must be 200. */
    public JsonNode ok() {
        return expect(200).json();
    }

    /** The ids of a list that must be answered with 200. */
    public List<String> ids() {
        return StreamSupport.stream(ok().spliterator(), false)
                .map(item -> item.path("id").textValue())
                .toList();
    }

    public String error() {
        return String.valueOf(json().path("error").textValue());
    }

    /** A header, or empty text where it is missing. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    boolean isJson() {
        return header("Content-Type").startsWith("application/json");
    }

    /** The address of a relation in the {@code Link} header, or empty text. */
    public String link(String relation) {
        for (String link : header("Link").split(", ", -1)) {
            if (link.endsWith("; rel=\"" + relation + "\"")) {
                return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
            }
        }
        return "";
    }
}

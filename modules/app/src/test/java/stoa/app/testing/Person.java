package stoa.app.testing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Somebody with an account, and the app in their hand.
 *
 * @param client holds their token
 */
public record Person(String id, String name, Client client) {
    public Answer get(String path) {
        return client.get(path);
    }

    /** Posts a status, with further parameters as names and values in turn. */
    public JsonNode posts(String text, String... more) {
        return client.post("/api/v1/statuses", "status", text, more).ok();
    }

    /** As {@link #posts}, answering only the id. */
    public String postsId(String text, String... more) {
        return posts(text, more).path("id").textValue();
    }

    public JsonNode follows(Person other) {
        return does("follow", other).ok();
    }

    /** Does something to somebody's account: {@code block}, {@code mute}…; with parameters as names and values in turn. */
    public Answer does(String act, Person other, String... parameters) {
        return client.post("/api/v1/accounts/" + other.id() + "/" + act, Body.form(parameters));
    }

    /** Changes their own profile, with parameters as names and values in turn. */
    public Answer changes(String... parameters) {
        return client.send("PATCH", "/api/v1/accounts/update_credentials", Body.form(parameters));
    }

    /** How they stand to somebody. */
    public JsonNode standsTo(Person other) {
        return client.get("/api/v1/accounts/relationships?id=" + other.id())
                .ok()
                .path(0);
    }

    /** Their own account as everybody sees it, now. */
    public JsonNode account() {
        return client.get("/api/v1/accounts/" + id).ok();
    }
}

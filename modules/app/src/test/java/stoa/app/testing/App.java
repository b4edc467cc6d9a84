package stoa.app.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/** An app that is registered with the server. */
public record App(Client client, String id, String secret, String redirectUri, String scopes) {

    static App register(Client client, String redirectUri, String... scopes) {
        var joined = String.join(" ", scopes);
        var app = client.post("/api/v1/apps", "client_name", "Journey", "redirect_uris", redirectUri, "scopes", joined)
                .ok();
        return new App(
                client,
                app.path("client_id").textValue(),
                app.path("client_secret").textValue(),
                redirectUri,
                joined);
    }

    /** Asks the token endpoint with the app's credentials in the body. */
    public Answer token(String... namesAndValues) {
        var all = new String[namesAndValues.length + 4];
        all[0] = "client_id";
        all[1] = id;
        all[2] = "client_secret";
        all[3] = secret;
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        return client.post("/oauth/token", Body.form(all));
    }

    public Answer exchange(String code) {
        return token("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri);
    }

    /** A token of the app's own, with all its scopes. */
    public String ownToken() {
        return token("grant_type", "client_credentials", "scope", scopes)
                .ok()
                .path("access_token")
                .textValue();
    }

    public Answer revoke(String token) {
        return client.post("/oauth/revoke", "client_id", id, "client_secret", secret, "token", token);
    }

    /** The app's credentials as HTTP Basic. */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** The link that the app opens in a browser; names and values in turn are added, or replace the usual ones. */
    public String link(String... namesAndValues) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", id);
        query.put("redirect_uri", redirectUri);
        query.put("scope", scopes);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        var pairs = query.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
        return "/oauth/authorize?" + Body.query(pairs);
    }
}

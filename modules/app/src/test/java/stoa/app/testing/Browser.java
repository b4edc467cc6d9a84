package stoa.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser: keeps cookies, asks for HTML, fills in forms, and leaves redirects to be looked at. */
public final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Pattern FORM = Pattern.compile("(?s)<form method=\"post\" action=\"([^\"]+)\".*?</form>");

    private final Client client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(Client client) {
        this.client = client.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    public Answer get(String path) {
        return keep(withCookies().get(path));
    }

    /** The content of a file, byte by byte. */
    public byte[] download(String path) {
        return withCookies().download(path);
    }

    public Answer post(String path, String... namesAndValues) {
        return keep(withCookies().post(path, Body.form(namesAndValues)));
    }

    /** Follows a redirect within the server. */
    public Answer follow(Answer redirect) {
        assertThat(redirect.status()).as(redirect.text()).isBetween(301, 303);
        return get(redirect.header("Location"));
    }

    /** Sends the form of a page that goes to this action, with what its reader fills in. */
    public Answer submit(Answer page, String action, String... filledIn) {
        return submit(page, action, 0, filledIn);
    }

    /** The same where a page has several forms of the action, counted from 0. */
    public Answer submit(Answer page, String action, int number, String... filledIn) {
        var forms = FORM.matcher(page.text())
                .results()
                .filter(form -> form.group(1).equals(action))
                .toList();
        assertThat(forms).as(page.text()).hasSizeGreaterThan(number);
        var values = new ArrayList<String>();
        HIDDEN.matcher(forms.get(number).group()).results().forEach(field -> {
            values.add(field.group(1));
            values.add(unescape(field.group(2)));
        });
        values.addAll(List.of(filledIn));
        return post(action, values.toArray(String[]::new));
    }

    /** Signs in on the page that is shown. */
    public Answer signIn(Answer page, Person person) {
        return submit(
                page, "/auth/sign_in", "user[email]", person.name() + "@example.org", "user[password]", Given.PASSWORD);
    }

    /** The same with a cookie that it got elsewhere. */
    public Browser withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** A browser in which somebody is signed in already. */
    public Browser signedIn(Person person) {
        signIn(get("/auth/sign_in"), person).expect(303);
        return this;
    }

    /** The value of a cookie that it keeps. */
    public String cookie(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    private Client withCookies() {
        return cookies.isEmpty()
                ? client
                : client.with(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private Answer keep(Answer answer) {
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> {
                    if (cookie.getMaxAge() == 0) {
                        cookies.remove(cookie.getName());
                    } else {
                        cookies.put(cookie.getName(), cookie.getValue());
                    }
                });
        return answer;
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}

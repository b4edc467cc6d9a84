package stoa.platform.web;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;

/** The public base of every URL that is handed out. */
@Singleton
public final class PublicUrl {
    private final String base;
    private final URI uri;

    PublicUrl(@Value("${stoa.url}") String url) {
        base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        uri = URI.create(base);
    }

    /** An absolute URL from a path that begins with a slash. */
    public String of(String path) {
        return base + path;
    }

    /** Host, with the port where it is not the scheme's own: the domain of the server's names. */
    public String domain() {
        return uri.getAuthority();
    }

    /** The same server by the scheme of WebSockets. */
    public String webSocket() {
        return base.replaceFirst("^http", "ws");
    }

    public boolean isSecure() {
        return "https".equals(uri.getScheme());
    }
}

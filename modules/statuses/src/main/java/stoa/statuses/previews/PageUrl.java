package stoa.statuses.previews;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.URIUtils;

/**
 * An address of the web in the one form under which it is kept: scheme and host in lower case, names of hosts in ASCII, no port
 * that goes without saying, no fragment, and nothing that would have to be escaped.
 *
 * @param text the whole
 * @param host a name or an address, IPv6 in brackets
 * @param port also where it goes without saying
 */
record PageUrl(String text, String scheme, String host, int port) {
    /** Fits into an index. */
    private static final int MAX_CHARACTERS = 2_048;

    private static final int MAX_PORT = 65_535;

    private static final Pattern FORM =
            Pattern.compile("(https?)://([^/?#]+)((?:[/?][^#]*)?)(?:#.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Who is to sign in with a link has no preview: names and passwords are not passed on. */
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@\\\\]+)(?::([0-9]{0,5}))?");

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+]");
    private static final String UNESCAPED = "-._~:/?@!$&'()*+,;=";

    /** Empty for what is no address of the web, or too long a one. */
    static Optional<PageUrl> of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        var authority = AUTHORITY.matcher(form.group(2));
        if (!authority.matches()) {
            return Optional.empty();
        }
        var scheme = form.group(1).toLowerCase(Locale.ROOT);
        var portText = authority.group(2) == null ? "" : authority.group(2);
        int port = portText.isEmpty() ? usualPort(scheme) : Integer.parseInt(portText);
        if (port < 1 || port > MAX_PORT) {
            return Optional.empty();
        }
        return host(authority.group(1)).flatMap(host -> whole(scheme, host, port, form.group(3)));
    }

    private static Optional<PageUrl> whole(String scheme, String host, int port, String rest) {
        var path = escaped(rest);
        var text = scheme + "://" + host + (port == usualPort(scheme) ? "" : ":" + port)
                + (path.startsWith("/") ? path : "/" + path);
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            URI.create(text);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.of(new PageUrl(text, scheme, host, port));
    }

    private static Optional<String> host(String text) {
        try {
            var ascii = text.startsWith("[") ? text : IDN.toASCII(text);
            var lower = ascii.toLowerCase(Locale.ROOT);
            var host = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
            return NAME.matcher(host).matches() ? Optional.of(host) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException noName) {
            return Optional.empty();
        }
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static String escaped(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var escaped = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            char letter = (char) (bytes[i] & 0xFF);
            boolean isEscape = letter == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            boolean plain = isEscape
                    || (letter < 0x80 && (Character.isLetterOrDigit(letter) || UNESCAPED.indexOf(letter) >= 0));
            if (plain) {
                escaped.append(letter);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            }
        }
        return escaped.toString();
    }

    private static boolean isHex(byte letter) {
        return Character.digit(letter, 16) >= 0;
    }

    /** Where a link on that page leads; empty as {@link #of}. */
    Optional<PageUrl> resolve(String link) {
        var stripped = link.strip();
        if (stripped.regionMatches(true, 0, "http", 0, 4)) {
            return of(stripped);
        }
        int fragment = stripped.indexOf('#');
        try {
            var relative = escaped(fragment < 0 ? stripped : stripped.substring(0, fragment));
            return of(URIUtils.resolve(uri(), relative).toString());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    URI uri() {
        return URI.create(text);
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** Whether somebody who knows no better would go there by this port. */
    boolean isOnUsualPort() {
        return port == 80 || port == 443;
    }

    /** As this server's own domain is written. */
    String authority() {
        return port == usualPort(scheme) ? host : host + ":" + port;
    }

    /** The front page of the site. */
    String site() {
        return scheme + "://" + authority() + "/";
    }

    @Override
    public String toString() {
        return text;
    }
}

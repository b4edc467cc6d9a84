package stoa.platform.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is at the other end: the peer of the connection, or where that is a proxy that is trusted, whom the proxy names in
 * {@code X-Forwarded-For}. What others write into that header counts for nothing.
 */
@Singleton
public final class ClientAddresses {
    private static final String HEADER = "X-Forwarded-For";
    private static final int MAX_HOPS = 20;

    private final List<Predicate<InetAddress>> trusted;

    /**
     * @param trusted {@code stoa.trusted-proxies}, separated by commas: addresses, networks such as {@code 10.0.0.0/8},
     *     {@code loopback}, {@code private} (networks that are nobody's in the open, and loopback), {@code none}
     */
    ClientAddresses(@Value("${stoa.trusted-proxies:loopback}") String trusted) {
        this.trusted = Arrays.stream(trusted.split(","))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty() && !text.equals("none"))
                .map(ClientAddresses::network)
                .toList();
    }

    /** The address of the client; a proxy's own, where it names nobody. */
    public InetAddress of(HttpRequest<?> request) {
        var peer = request.getRemoteAddress().getAddress();
        if (!isTrusted(peer)) {
            return peer;
        }
        var named = request.getHeaders().getAll(HEADER).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
        var nearest = peer;
        for (var text : named.subList(Math.max(0, named.size() - MAX_HOPS), named.size())
                .reversed()) {
            var address = parse(text);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address.get();
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.test(address));
    }

    /** No name is ever looked up. */
    private static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Predicate<InetAddress> network(String text) {
        return switch (text) {
            case "loopback" -> InetAddress::isLoopbackAddress;
            case "private" ->
                address -> address.isLoopbackAddress()
                        || address.isSiteLocalAddress()
                        || address.isLinkLocalAddress()
                        || (address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC);
            default -> range(text);
        };
    }

    private static Predicate<InetAddress> range(String text) {
        try {
            return AddressRange.parse(text)::contains;
        } catch (IllegalArgumentException neither) {
            throw new IllegalArgumentException(
                    "stoa.trusted-proxies: neither an address nor a network: " + text, neither);
        }
    }
}

package stoa.platform.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are somebody's in the open: the only ones that the server calls where somebody else says whom to call. The
 * others are those of the IANA registries of special-purpose addresses that are not globally reachable, multicast, and
 * addresses that stand for another one of those.
 */
public final class PublicAddresses {
    private static final List<Network> SPECIAL = Network.all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");
    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        if (!(address instanceof Inet4Address) && TRANSLATED.contains(address)) {
            return isPublic(embedded(address));
        }
        return (address instanceof Inet4Address || GLOBAL_UNICAST.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    /** The address of the older kind for which one of the newer kind stands (RFC 6052). */
    private static InetAddress embedded(InetAddress address) {
        var bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Network(byte[] first, int bits) {
        static List<Network> all(String... networks) {
            return Arrays.stream(networks).map(Network::of).toList();
        }

        static Network of(String text) {
            int slash = text.indexOf('/');
            return new Network(
                    InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            if (bytes.length != first.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if (((first[i / 8] ^ bytes[i / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}

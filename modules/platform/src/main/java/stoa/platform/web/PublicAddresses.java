package stoa.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are reachable by everybody: the only ones that the server calls where somebody else says whom to call, after the registries of special-purpose addresses of IANA (RFC 6890). Of IPv6 only
 * what has been given out for that is taken.
 */
public final class PublicAddresses {
    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8",
                    "100.64.0.0/10", // between a carrier and its customers
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, and where clouds tell machines their secrets
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // relays of 6to4
                    "192.168.0.0/16",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/23", // protocols, Teredo among them, which holds IPv4
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4, which holds IPv4
                    "3fff::/20") // documentation
            .map(AddressRange::parse)
            .toList();
    private static final AddressRange GIVEN_OUT = AddressRange.parse("2000::/3");

    /** How networks without IPv4 reach it: the last four bytes say whom. */
    private static final AddressRange TRANSLATED = AddressRange.parse("64:ff9b::/96");

    private static final int BYTES_OF_IPV4 = 4;

    private PublicAddresses() {}

    public static boolean contain(InetAddress address) {
        if (TRANSLATED.contains(address)) {
            return contain(last(address));
        }
        boolean known = address.getAddress().length == BYTES_OF_IPV4 || GIVEN_OUT.contains(address);
        return known && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }

    private static InetAddress last(InetAddress address) {
        var bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - BYTES_OF_IPV4, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

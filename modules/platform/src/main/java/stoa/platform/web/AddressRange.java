package stoa.platform.web;

import java.net.InetAddress;

/**
 * Addresses of a network; those of the other version of IP are in none of it.
 *
 * @param first any of them
 * @param bits how many they share
 */
public record AddressRange(InetAddress first, int bits) {

    /**
     * An address, or a network such as {@code 10.0.0.0/8}. No name is ever looked up.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new AddressRange(
                first, slash < 0 ? first.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1)));
    }

    public AddressRange {
        if (bits < 0) {
            throw new IllegalArgumentException("a network shares " + bits + " bits");
        }
    }

    public boolean contains(InetAddress address) {
        var ours = first.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int i = 0; i < Math.min(bits, ours.length * Byte.SIZE); i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if (((ours[i / Byte.SIZE] ^ theirs[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}

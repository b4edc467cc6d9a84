package stoa.load;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Load goes to this machine only. */
final class Loopback {
    private Loopback() {}

    /** The address, if it is an HTTP one on this machine's loopback. */
    static URI require(URI address) {
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(address + " is not like http://127.0.0.1:8080.");
        }
        try {
            for (var each : InetAddress.getAllByName(address.getHost())) {
                if (!each.isLoopbackAddress()) {
                    throw new IllegalArgumentException(
                            address + " is not on loopback: load goes to this machine only.");
                }
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " is not known: load goes to this machine only.", e);
        }
        return address;
    }
}

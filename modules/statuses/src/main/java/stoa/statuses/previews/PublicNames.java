package stoa.statuses.previews;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import stoa.platform.web.PublicAddresses;

/**
 * Looks up hosts, whether they are written as names or as addresses. One that has an address which is not public is refused as a
 * whole; since the client connects to what is answered here and asks nobody else, a name that changes its mind gains nothing.
 */
final class PublicNames implements DnsResolver {
    private final Set<InetAddress> allowed;

    /** @param allowed addresses that count as public */
    PublicNames(Set<InetAddress> allowed) {
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        for (var address : addresses) {
            if (!PublicAddresses.contain(address) && !allowed.contains(address)) {
                throw new AddressRefusedException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A host that nobody but this server's neighbours can reach. */
    static final class AddressRefusedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefusedException(String host) {
            super(host + " is not public");
        }
    }
}

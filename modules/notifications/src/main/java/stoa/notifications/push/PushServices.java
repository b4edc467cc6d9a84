package stoa.notifications.push;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import stoa.platform.web.PublicAddresses;

/**
 * Hands messages to push services, wherever apps say theirs are: no private address, also where a name leads to one, no
 * redirects, and no more than ten seconds.
 */
@Singleton
class PushServices {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 16;

    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("push deadlines").factory());

    PushServices(PushConfig config) {
        var wait = Timeout.of(DEADLINE);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(config.privateEndpoints() ? SystemDefaultDnsResolver.INSTANCE : new PublicNames())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(wait)
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build();
        http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(wait)
                        .setConnectionRequestTimeout(wait)
                        .build())
                .setUserAgent("Stoa")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Posts a message.
     *
     * @return the status of the answer
     * @throws PrivateAddressException where the name leads to no public address
     * @throws IOException where there is no answer in time
     */
    int post(URI endpoint, Map<String, String> headers, byte[] body) throws IOException {
        var request = new HttpPost(endpoint);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        var deadline = deadlines.schedule(request::cancel, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            // Whatever else the answer says is read to its end or cut off with the connection, within the deadline.
            return http.execute(request, response -> response.getCode());
        } finally {
            deadline.cancel(false);
        }
    }

    @PreDestroy
    void stop() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    /** Leaves out the addresses that are nobody's in the open; what it has looked at is what is connected to. */
    private static final class PublicNames extends SystemDefaultDnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var open = Arrays.stream(super.resolve(host))
                    .filter(PublicAddresses::contain)
                    .toArray(InetAddress[]::new);
            if (open.length == 0) {
                throw new PrivateAddressException(host);
            }
            return open;
        }
    }

    /** A name that leads to no public address. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host + " has no public address");
        }
    }
}

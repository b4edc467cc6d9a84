package stoa.statuses.previews;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import stoa.platform.Version;
import stoa.platform.web.PublicUrl;

/**
 * Fetches what strangers name, from public addresses only ({@link PublicNames}), past any proxy, without cookies, in bounded time
 * from the first look-up to the last byte.
 */
@Singleton
class PublicWeb {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_HEADER = 16 * 1024;
    private static final int MAX_CONNECTIONS = 50;

    private final HostGuard hosts;
    private final boolean anyPort;
    private final Duration timeout;
    private final CloseableHttpClient client;

    /** Interrupting a virtual thread closes the socket that it waits for, whatever it waits for. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("fetching ", 1).factory());

    PublicWeb(HostGuard hosts, PreviewsConfig config, PublicUrl own) {
        var allowed = config.allowed();
        this.hosts = hosts;
        this.anyPort = !allowed.isEmpty();
        this.timeout = config.timeout();
        this.client = client(
                new PublicNames(allowed),
                "Stoa/" + Version.NUMBER + " (+" + own.of("/") + "; link previews)",
                Timeout.of(timeout));
    }

    private static CloseableHttpClient client(PublicNames names, String userAgent, Timeout whole) {
        // A header without an end would fill the memory as a body would.
        var connections = ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER)
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setConnectionFactory(connections)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(whole)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(whole)
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent(userAgent)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    /**
     * Fetches what a link leads to.
     *
     * @throws NoPreviewException where that is something else, or not to be had
     * @throws HostBusyException where its host is to be left alone
     * @throws IOException where its host fails, or is too slow
     */
    Fetched get(PageUrl url, Wanted wanted) throws IOException {
        var fetching = threads.submit(() -> follow(url, wanted));
        try {
            return fetching.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            fetching.cancel(true);
            throw new SocketTimeoutException(url.host() + " took longer than " + timeout);
        } catch (InterruptedException e) {
            fetching.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(url.text(), e.getCause());
        }
    }

    private Fetched follow(PageUrl url, Wanted wanted) throws IOException {
        var at = url;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            var asked = at;
            if (!anyPort && !asked.isOnUsualPort()) {
                throw new NoPreviewException(asked.authority() + " is not a port of the web");
            }
            var answer = hosts.ask(asked.authority(), () -> ask(asked, wanted));
            if (answer.fetched() != null) {
                return answer.fetched();
            }
            at = asked.resolve(answer.location())
                    .orElseThrow(() -> new NoPreviewException(asked.host() + " redirects to nowhere"));
        }
        throw new NoPreviewException(url.host() + " redirects too often");
    }

    private Answer ask(PageUrl url, Wanted wanted) throws IOException {
        var request = new HttpGet(url.uri());
        request.setHeader(HttpHeaders.ACCEPT, wanted.accept());
        try {
            var response = client.executeOpen(HttpHost.create(url.uri()), request, null);
            try {
                return read(url, wanted, response);
            } finally {
                // A polite end would read on until the other side has said all.
                if (response instanceof ModalCloseable open) {
                    open.close(CloseMode.IMMEDIATE);
                }
            }
        } catch (UnknownHostException | SSLException | ClientProtocolException refused) {
            throw new NoPreviewException(refused);
        }
    }

    private static Answer read(PageUrl url, Wanted wanted, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        var location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (REDIRECTS.contains(status) && location != null) {
            return new Answer(null, String.valueOf(location.getValue()));
        }
        if (status >= FIRST_SERVER_ERROR) {
            throw new IOException(url.host() + " answered " + status);
        }
        var entity = response.getEntity();
        if (status != OK || entity == null) {
            throw new NoPreviewException(url.host() + " answered " + status);
        }
        var type = ContentType.parseLenient(entity.getContentType());
        if (type == null || !wanted.takes(type.getMimeType())) {
            throw new NoPreviewException(url.host() + " answered with " + type);
        }
        if (!wanted.isCut() && entity.getContentLength() > wanted.maxBytes()) {
            throw new NoPreviewException(url.host() + " answered with " + entity.getContentLength() + " bytes");
        }
        var body = entity.getContent().readNBytes(wanted.maxBytes());
        if (!wanted.isCut() && body.length == wanted.maxBytes()) {
            throw new NoPreviewException(url.host() + " answered with too many bytes");
        }
        return new Answer(new Fetched(url, body, type.getCharset()), "");
    }

    /** @param fetched null where it is elsewhere */
    private record Answer(@Nullable Fetched fetched, String location) {}
}

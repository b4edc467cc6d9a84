package stoa.statuses.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.platform.web.GivenWeb;

/** What is fetched of servers that mean well, and of those that do not. */
final class PublicWebIT {
    private static final Duration SHORT = Duration.ofMillis(1_500);

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private PublicWeb web;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        web = web(Duration.ofSeconds(10), List.of("127.0.0.1"));
    }

    private static PublicWeb web(Duration timeout, List<String> allowed) {
        return new PublicWeb(
                new HostGuard(), new PreviewsConfig(true, timeout, allowed), GivenWeb.url("https://stoa.example"));
    }

    @AfterEach
    void stop() {
        end.countDown();
        web.stop();
        server.stop(0);
    }

    private PageUrl serves(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return url(path);
    }

    private PageUrl url(String path) {
        return PageUrl.of("http://127.0.0.1:" + server.getAddress().getPort() + path)
                .orElseThrow();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private PageUrl redirects(String path, String location) {
        return serves(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    @Test
    void fetchesAPageAndSaysWhoAsks() throws IOException {
        var headers = new ConcurrentHashMap<String, List<String>>();
        var url = serves("/page", exchange -> {
            headers.putAll(exchange.getRequestHeaders());
            answer(exchange, 200, "text/html; charset=ISO-8859-1", "é".getBytes(StandardCharsets.ISO_8859_1));
        });
        var page = web.get(url, Wanted.PAGE);
        assertThat(page.url()).isEqualTo(url);
        assertThat(page.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(page.body()).containsExactly(0xE9);
        assertThat(headers.get("User-agent"))
                .singleElement()
                .asString()
                .matches("Stoa/\\S+ \\(\\+https://stoa\\.example/; link previews\\)");
        assertThat(headers).doesNotContainKeys("Cookie", "Upgrade", "Authorization");
    }

    @Test
    void followsThreeRedirectsAndNoMore() throws IOException {
        redirects("/4", "/3");
        redirects("/3", "2?x=1");
        redirects("/2", url("/1").text());
        serves("/1", exchange -> answer(exchange, 200, "text/html", new byte[] {'x'}));
        assertThat(web.get(url("/3"), Wanted.PAGE).url()).isEqualTo(url("/1"));
        redirects("/5", "/4");
        assertThatThrownBy(() -> web.get(url("/5"), Wanted.PAGE))
                .isInstanceOf(NoPreviewException.class)
                .hasMessageContaining("too often");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:1/",
                "http://[::1]:1/",
                "http://[::ffff:10.0.0.1]:1/",
                "http://2130706434/",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd",
                "ftp://127.0.0.1/"
            })
    void isNotRedirectedToPrivateAddresses(String location) {
        var url = redirects("/away", location);
        assertThatThrownBy(() -> web.get(url, Wanted.PAGE)).isInstanceOf(NoPreviewException.class);
    }

    @Test
    void asksNoPrivateAddressByItself() {
        var asked = new AtomicInteger();
        var url = serves("/private", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, "text/html", new byte[] {'x'});
        });
        var strict = web(SHORT, List.of());
        assertThatThrownBy(() -> strict.get(url, Wanted.PAGE))
                .isInstanceOf(NoPreviewException.class)
                .hasMessageContaining("not a port");
        for (var host : List.of("127.0.0.1", "localhost", "[::1]")) {
            assertThatThrownBy(
                            () -> strict.get(PageUrl.of("http://" + host + "/").orElseThrow(), Wanted.PAGE))
                    .isInstanceOf(NoPreviewException.class)
                    .hasMessageContaining("not public");
        }
        strict.stop();
        assertThat(asked).hasValue(0);
    }

    @Test
    void doesNotWaitForWhoNeverAnswers() {
        web = web(SHORT, List.of("127.0.0.1"));
        var url = serves("/silent", exchange -> await());
        assertThatThrownBy(() -> web.get(url, Wanted.PAGE)).isInstanceOf(SocketTimeoutException.class);
    }

    /** Each byte comes before any time limit of a single read. */
    @Test
    void doesNotWaitForWhoAnswersByteByByte() {
        web = web(SHORT, List.of("127.0.0.1"));
        var url = serves("/slow", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            while (!awaited(Duration.ofMillis(50))) {
                body.write(' ');
                body.flush();
            }
        });
        assertThatThrownBy(() -> web.get(url, Wanted.PAGE)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void readsNoMoreThanTheBeginningOfAPage() throws IOException {
        var sent = new AtomicLong();
        var url = serves("/endless", exchange -> sendWithoutEnd(exchange, "text/html", sent));
        assertThat(web.get(url, Wanted.PAGE).body()).hasSize(1 << 20);
        assertThat(sent.get()).isLessThan(32 << 20);
    }

    @Test
    void takesNoPictureOrDescriptionWithoutEnd() {
        var sent = new AtomicLong();
        var picture = serves("/picture", exchange -> sendWithoutEnd(exchange, "image/png", sent));
        assertThatThrownBy(() -> web.get(picture, Wanted.PICTURE)).isInstanceOf(NoPreviewException.class);
        var described = serves("/oembed", exchange -> sendWithoutEnd(exchange, "application/json", sent));
        assertThatThrownBy(() -> web.get(described, Wanted.OEMBED)).isInstanceOf(NoPreviewException.class);
        assertThat(sent.get()).isLessThan(64 << 20);
    }

    @Test
    void countsWhatIsPackedAsItIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var url = serves("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, "text/html", packed.toByteArray());
        });
        assertThat(web.get(url, Wanted.PAGE).body()).hasSize(1 << 20);
    }

    @Test
    void readsNoHeadersWithoutEnd() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept()) {
                    var output = connection.getOutputStream();
                    output.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (!awaited(Duration.ZERO)) {
                        output.write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException cutOff) {
                    // As it is to be.
                }
            });
            var url = PageUrl.of("http://127.0.0.1:" + socket.getLocalPort() + "/")
                    .orElseThrow();
            assertThatThrownBy(() -> web.get(url, Wanted.PAGE))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 401, 403, 404, 410, 429})
    void takesRefusalsAsFinal(int status) {
        var url = serves("/refused", exchange -> answer(exchange, status, "text/html", new byte[0]));
        assertThatThrownBy(() -> web.get(url, Wanted.PAGE)).isInstanceOf(NoPreviewException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void takesFaultsAsFailures(int status) {
        var url = serves("/fails", exchange -> answer(exchange, status, "text/html", new byte[0]));
        assertThatThrownBy(() -> web.get(url, Wanted.PAGE))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageEndingWith("answered " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "text/plain", "image/png", "nonsense", ""})
    void takesNothingButPages(String type) {
        var url = serves("/other", exchange -> answer(exchange, 200, type, new byte[] {'x'}));
        assertThatThrownBy(() -> web.get(url, Wanted.PAGE)).isInstanceOf(NoPreviewException.class);
    }

    @Test
    void takesAClosedPortAsAFailureAndAnUnknownHostAsFinal() {
        var port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() ->
                        web.get(PageUrl.of("http://127.0.0.1:" + port + "/").orElseThrow(), Wanted.PAGE))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoPreviewException.class);
        assertThatThrownBy(() -> web.get(PageUrl.of("http://nowhere.invalid/").orElseThrow(), Wanted.PAGE))
                .isInstanceOf(NoPreviewException.class);
    }

    private void sendWithoutEnd(HttpExchange exchange, String type, AtomicLong sent) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        var piece = new byte[64 * 1024];
        while (!awaited(Duration.ZERO)) {
            exchange.getResponseBody().write(piece);
            sent.addAndGet(piece.length);
        }
    }

    private void await() {
        while (!awaited(Duration.ofSeconds(1))) {
            // Until the test is over.
        }
    }

    private boolean awaited(Duration patience) {
        try {
            return end.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

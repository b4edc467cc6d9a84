package stoa.app.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A site of somebody else, on this machine; counts who asks for what. */
public final class Website implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    public Website() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /**
     * Answers with this from now on.
     *
     * @return its address
     */
    public String serves(String path, String type, byte[] body) {
        return answers(path, 200, "Content-Type", type, body);
    }

    public String serves(String path, String html) {
        return serves(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    public String redirects(String path, String location) {
        return answers(path, 302, "Location", location, new byte[0]);
    }

    public String fails(String path) {
        return answers(path, 500, "Content-Type", "text/html", new byte[0]);
    }

    private String answers(String path, int status, String header, String value, byte[] body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                requests(path).incrementAndGet();
                exchange.getResponseHeaders().set(header, value);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        return url(path);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** How often a path was asked for. */
    public int asked(String path) {
        return requests(path).get();
    }

    private AtomicInteger requests(String path) {
        return requests.computeIfAbsent(path, key -> new AtomicInteger());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

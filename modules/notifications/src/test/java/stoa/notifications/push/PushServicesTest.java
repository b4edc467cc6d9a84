package stoa.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PushServicesTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moved", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/inside");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/inside", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"})
    void callsNoPrivateAddress(String host) throws IOException {
        var services = new PushServices(new PushConfig(false));
        assertThatThrownBy(() -> services.post(at(host, "/inside"), Map.of(), new byte[1]))
                .isInstanceOf(UnknownHostException.class);
        services.stop();
        assertThat(asked).hasValue(0);
    }

    @Test
    void followsNoRedirect() throws IOException {
        var services = new PushServices(new PushConfig(true));
        assertThat(services.post(at("127.0.0.1", "/inside"), Map.of(), new byte[1]))
                .isEqualTo(201);
        assertThat(services.post(at("127.0.0.1", "/moved"), Map.of(), new byte[1]))
                .isEqualTo(307);
        services.stop();
        assertThat(asked).hasValue(2);
    }

    private URI at(String host, String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }
}

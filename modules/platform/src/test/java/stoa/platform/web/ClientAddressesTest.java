package stoa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientAddressesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loopback          | 127.0.0.1   | 198.51.100.7                    | 198.51.100.7
                    loopback          | 127.0.0.1   | 203.0.113.9, 198.51.100.7       | 198.51.100.7
                    loopback          | 127.0.0.1   | 198.51.100.7, 127.0.0.1         | 198.51.100.7
                    loopback          | 127.0.0.1   |                                 | 127.0.0.1
                    loopback          | 127.0.0.1   | unknown                         | 127.0.0.1
                    loopback          | 192.0.2.1   | 198.51.100.7                    | 192.0.2.1
                    loopback          | ::1         | 2001:db8::7                     | 2001:db8::7
                    none              | 127.0.0.1   | 198.51.100.7                    | 127.0.0.1
                    private           | 172.18.0.4  | 198.51.100.7, 10.0.0.3          | 198.51.100.7
                    private           | fd00::4     | 198.51.100.7                    | 198.51.100.7
                    private           | 172.18.0.4  | 172.18.0.1                      | 172.18.0.1
                    192.0.2.0/25      | 192.0.2.127 | 198.51.100.7                    | 198.51.100.7
                    192.0.2.0/25      | 192.0.2.128 | 198.51.100.7                    | 192.0.2.128
                    192.0.2.1,2001:db8::/32 | 2001:db8:1::1 | 192.0.2.1, 198.51.100.7, 192.0.2.1 | 198.51.100.7
                    """)
    void believesOnlyProxiesThatAreTrusted(String trusted, String peer, @Nullable String forwarded, String client) {
        assertThat(new ClientAddresses(trusted).of(request(peer, forwarded))).isEqualTo(InetAddress.ofLiteral(client));
    }

    @Test
    void readsTheLastOfManyNames() {
        var forwarded = "203.0.113.9, ".repeat(1_000) + "127.0.0.1, ".repeat(19) + "127.0.0.1";
        assertThat(new ClientAddresses("loopback").of(request("127.0.0.1", forwarded)))
                .isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> new ClientAddresses("proxy.example")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClientAddresses("10.0.0.0/x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpRequest<?> request(String peer, @Nullable String forwarded) {
        var request = HttpRequest.GET("/");
        if (forwarded != null) {
            request.header("X-Forwarded-For", forwarded);
        }
        return new HttpRequestWrapper<>(request) {
            @Override
            public InetSocketAddress getRemoteAddress() {
                return new InetSocketAddress(InetAddress.ofLiteral(peer), 1);
            }
        };
    }
}

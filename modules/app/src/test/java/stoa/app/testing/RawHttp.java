package stoa.app.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what a well-behaved HTTP client refuses to send. */
public final class RawHttp {
    private static final int PATIENCE = 10_000;

    private RawHttp() {}

    /**
     * Sends a request on a connection of its own and reads until the server closes it.
     *
     * @param head request line and headers, without {@code Host} and {@code Connection}
     * @return the whole answer, status line and headers included
     */
    public static String send(String url, String head, byte[] body) {
        var address = URI.create(url);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE);
            var out = socket.getOutputStream();
            out.write((head + "\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (IOException closedEarly) {
                // The server may have answered before it had read everything.
            }
            return readAll(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readAll(InputStream in) {
        var answer = new ByteArrayOutputStream();
        try {
            in.transferTo(answer);
        } catch (IOException reset) {
            // What came before the connection was cut is the answer.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}

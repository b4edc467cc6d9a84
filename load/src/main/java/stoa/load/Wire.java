package stoa.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept, with as little work per request as can be: where the load tool shares the cores with what
 * it measures, a full client costs more than the answer. It reads what servers of this project send (RFC 9112: a length, or
 * chunks), and nothing else.
 */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private String source = "";

    /** Refuses an address that is not on this machine's loopback. */
    Wire(URI url, Duration patience) throws IOException {
        var address = Loopback.require(url);
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort() < 0 ? 80 : address.getPort()), 5000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
        host = address.getAuthority();
    }

    /** @param token empty for a stranger */
    byte[] get(String path, String token) {
        return request("GET " + path, token, "");
    }

    /** @param form as {@code application/x-www-form-urlencoded} has it */
    byte[] post(String path, String token, String form) {
        return request("POST " + path, token, form);
    }

    private byte[] request(String line, String token, String form) {
        var text = new StringBuilder(line)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        if (!token.isEmpty()) {
            text.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (!form.isEmpty()) {
            text.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                    .append(form.length())
                    .append("\r\n");
        }
        return text.append("\r\n").append(form).toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends it, and reads the answer to its end.
     *
     * @return the status
     */
    int ask(byte[] request) throws IOException {
        out.write(request);
        var first = line();
        if (!first.startsWith("HTTP/1.1 ")) {
            throw new IOException("not HTTP/1.1: " + first);
        }
        int length = 0;
        boolean chunked = false;
        source = "";
        for (var header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            switch (header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
                case "content-length" ->
                    length = Integer.parseInt(header.substring(colon + 1).strip());
                case "transfer-encoding" -> chunked = true;
                case "stoa-source" -> source = header.substring(colon + 1).strip();
                default -> {}
            }
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return Integer.parseInt(first.substring(9, 12));
    }

    /** Where the last answer was read; empty where it did not say. */
    String source() {
        return source;
    }

    private void skipChunks() throws IOException {
        int length;
        do {
            length = Integer.parseInt(line().strip(), 16);
            in.skipNBytes(length);
            line();
        } while (length > 0);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

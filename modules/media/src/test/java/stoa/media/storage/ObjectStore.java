package stoa.media.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** S3Mock, a server that speaks Amazon's protocol, as a program of its own on a free port. */
final class ObjectStore implements AutoCloseable {
    static final String BUCKET = "stoa-media";

    private final Process process;
    private final URI endpoint;

    private ObjectStore(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static ObjectStore start(Path folder) throws IOException {
        int http = freePort();
        var program = Path.of("target", "object-store", "s3mock.jar");
        var log = Files.createDirectories(folder).resolve("s3mock.log");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dcom.adobe.testing.s3mock.store.root=" + folder,
                "-Dcom.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                "-Dcom.adobe.testing.s3mock.http-port=" + http,
                "-Dcom.adobe.testing.s3mock.httpPort=" + http,
                "-Dserver.port=0",
                "-Dserver.ssl.enabled=false",
                "-jar",
                program.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ObjectStore(process, URI.create("http://127.0.0.1:" + http));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI endpoint() {
        return endpoint;
    }

    boolean answers() {
        var request = HttpRequest.newBuilder(endpoint.resolve("/" + BUCKET))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}

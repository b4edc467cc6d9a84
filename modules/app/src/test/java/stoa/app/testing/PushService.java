package stoa.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/**
 * A push service and the app behind it: takes messages over HTTP, answers as it is told, and decrypts with keys of its own,
 * written after the standards and not after the server.
 */
public final class PushService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int POINT = 65;

    private final HttpServer http;
    private final KeyPair keys = generate();
    private final byte[] auth = new byte[16];
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile int answer = 201;

    private PushService(HttpServer http) {
        this.http = http;
        new SecureRandom().nextBytes(auth);
    }

    public static PushService start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var service = new PushService(http);
            http.createContext("/", service::take);
            http.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        int status = answer;
        messages.add(new Message(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** The origin of its addresses. */
    public String origin() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** What it answers from now on. */
    public void answers(int status) {
        answer = status;
    }

    /** The parameters of a subscription to an address of this service, with further names and values in turn. */
    public String[] subscription(String path, String... more) {
        var parameters = new String[more.length + 6];
        parameters[0] = "subscription[endpoint]";
        parameters[1] = origin() + path;
        parameters[2] = "subscription[keys][p256dh]";
        parameters[3] = encode(point((ECPublicKey) keys.getPublic()));
        parameters[4] = "subscription[keys][auth]";
        parameters[5] = encode(auth);
        System.arraycopy(more, 0, parameters, 6, more.length);
        return parameters;
    }

    /** The messages to an address, when there are so many. */
    public List<Message> await(String path, int number) {
        Awaitility.await().atMost(PATIENCE).until(() -> messages(path).size() >= number);
        assertThat(messages(path)).hasSize(number);
        return messages(path);
    }

    public List<Message> messages(String path) {
        return messages.stream().filter(message -> message.path().equals(path)).toList();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] point(ECPublicKey key) {
        return ByteBuffer.allocate(POINT)
                .put((byte) 4)
                .put(fixed(key.getW().getAffineX()))
                .put(fixed(key.getW().getAffineY()))
                .array();
    }

    private static byte[] fixed(BigInteger number) {
        var digits = number.toByteArray();
        var bytes = new byte[32];
        int length = Math.min(32, digits.length);
        System.arraycopy(digits, digits.length - length, bytes, 32 - length, length);
        return bytes;
    }

    private PublicKey key(byte[] point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                                new BigInteger(1, Arrays.copyOfRange(point, 33, POINT))),
                        ((ECPublicKey) keys.getPublic()).getParams()));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (var part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** RFC 5869 for up to 32 bytes. */
    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(hmac(salt, secret), info, new byte[] {1}), length);
    }

    private static byte[] info(String label, byte[]... parts) {
        var size = label.length()
                + 1
                + Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var info = ByteBuffer.allocate(size)
                .put(label.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0);
        for (var part : parts) {
            info.put(part);
        }
        return info.array();
    }

    private static byte[] open(byte[] key, byte[] nonce, byte[] sealed) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher.doFinal(sealed);
    }

    /** One message as it arrived. */
    public final class Message {
        private final String path;
        private final Headers headers;
        private final byte[] body;

        private Message(String path, Headers headers, byte[] body) {
            this.path = path;
            this.headers = headers;
            this.body = body;
        }

        String path() {
            return path;
        }

        public String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        /** What it says, read with the app's keys. */
        public JsonNode json() {
            try {
                return JSON.readTree(header("Content-Encoding").equals("aes128gcm") ? standard() : draft());
            } catch (GeneralSecurityException | IOException e) {
                throw new AssertionError("a message cannot be read", e);
            }
        }

        private byte[] secret(byte[] sender) throws GeneralSecurityException {
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(key(sender), true);
            return agreement.generateSecret();
        }

        private byte[] standard() throws GeneralSecurityException {
            var salt = Arrays.copyOf(body, 16);
            assertThat(body[20]).isEqualTo((byte) POINT);
            var sender = Arrays.copyOfRange(body, 21, 21 + POINT);
            var own = point((ECPublicKey) keys.getPublic());
            var secret = hkdf(auth, secret(sender), info("WebPush: info", own, sender), 32);
            var plain = open(
                    hkdf(salt, secret, info("Content-Encoding: aes128gcm"), 16),
                    hkdf(salt, secret, info("Content-Encoding: nonce"), 12),
                    Arrays.copyOfRange(body, 21 + POINT, body.length));
            assertThat(plain[plain.length - 1]).isEqualTo((byte) 2);
            return Arrays.copyOf(plain, plain.length - 1);
        }

        private byte[] draft() throws GeneralSecurityException {
            var salt = decode(parameter(header("Encryption"), "salt"));
            var sender = decode(parameter(header("Crypto-Key"), "dh"));
            var own = point((ECPublicKey) keys.getPublic());
            byte[] size = {0, POINT};
            var secret = hkdf(auth, secret(sender), info("Content-Encoding: auth"), 32);
            byte[][] context = {info("P-256"), size, own, size, sender};
            var plain = open(
                    hkdf(salt, secret, info("Content-Encoding: aesgcm", context), 16),
                    hkdf(salt, secret, info("Content-Encoding: nonce", context), 12),
                    body);
            int padding = (plain[0] & 0xFF) << 8 | (plain[1] & 0xFF);
            return Arrays.copyOfRange(plain, 2 + padding, plain.length);
        }

        /** The claims with which the sender says who it is, after checking that they are signed with a key. */
        public JsonNode claims(String serverKey) {
            boolean standard = header("Content-Encoding").equals("aes128gcm");
            var authorization = header("Authorization");
            assertThat(authorization).startsWith(standard ? "vapid " : "WebPush ");
            var rest = authorization.substring(authorization.indexOf(' ') + 1);
            var token = standard ? parameter(rest.replace(", ", ";"), "t") : rest;
            var named =
                    standard ? parameter(rest.replace(", ", ";"), "k") : parameter(header("Crypto-Key"), "p256ecdsa");
            assertThat(decode(named)).isEqualTo(decode(serverKey));
            var parts = token.split("\\.", -1);
            try {
                var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initVerify(key(decode(serverKey)));
                signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
                assertThat(signature.verify(decode(parts[2]))).isTrue();
                assertThat(JSON.readTree(decode(parts[0])).path("alg").textValue())
                        .isEqualTo("ES256");
                return JSON.readTree(decode(parts[1]));
            } catch (GeneralSecurityException | IOException e) {
                throw new AssertionError("a token cannot be read: " + token, e);
            }
        }

        private String parameter(String header, String name) {
            return Arrays.stream(header.split(";", -1))
                    .map(String::trim)
                    .filter(parameter -> parameter.startsWith(name + "="))
                    .map(parameter -> parameter.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + header));
        }
    }
}

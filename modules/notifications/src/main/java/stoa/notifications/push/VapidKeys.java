package stoa.notifications.push;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stoa.accounts.PushKey;
import stoa.platform.web.PublicUrl;

/** The server's own pair of keys, made at the first start and never again, and what it proves with it (RFC 8292). */
@Singleton
class VapidKeys implements PushKey {
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final VapidKeySql keys;
    private final PublicUrl url;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable Pair pair;

    VapidKeys(VapidKeySql keys, PublicUrl url, JsonMapper json, Clock clock) {
        this.keys = keys;
        this.url = url;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void atStart(StartupEvent event) {
        pair();
    }

    @Override
    public String publicKey() {
        return Base64.getUrlEncoder().encodeToString(pair().publicKey());
    }

    /** The public key as messages name it: without padding. */
    String plainPublicKey() {
        return BASE64.encodeToString(pair().publicKey());
    }

    /** A token that proves to the service of an endpoint who sends the message. */
    String token(URI endpoint) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", origin(endpoint));
        claims.put("exp", clock.instant().plus(LIFETIME).getEpochSecond());
        claims.put("sub", url.of("/"));
        var signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair().privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Scheme, host, and the port where it is not the scheme's own (RFC 6454). */
    private static String origin(URI endpoint) {
        return endpoint.getScheme() + "://" + endpoint.getHost()
                + (endpoint.getPort() < 0 || (endpoint.getPort() == 443 && "https".equals(endpoint.getScheme()))
                        ? ""
                        : ":" + endpoint.getPort());
    }

    private String part(Map<String, ?> members) {
        try {
            return BASE64.encodeToString(json.writeValueAsBytes(members));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pair pair() {
        var known = pair;
        if (known == null) {
            known = keys.find().map(Pair::of).orElseGet(this::make);
            pair = known;
        }
        return known;
    }

    private Pair make() {
        var made = P256.generate();
        keys.insert(new VapidKeySql.KeyRow(
                P256.bytes((ECPublicKey) made.getPublic()), P256.bytes((ECPrivateKey) made.getPrivate())));
        return keys.find().map(Pair::of).orElseThrow();
    }

    private record Pair(byte[] publicKey, ECPrivateKey privateKey) {
        static Pair of(VapidKeySql.KeyRow row) {
            return new Pair(row.publicKey(), P256.privateKey(row.privateKey()));
        }
    }
}

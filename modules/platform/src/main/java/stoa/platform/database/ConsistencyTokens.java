package stoa.platform.database;

import static stoa.platform.sql.platform.Tables.SECRET;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Positions as clients carry them: {@code <timeline>-<lsn>.<signature>}, numbers in hexadecimal, HMAC-SHA256 (RFC 2104)
 * under a key that the instances of one server share. A token only ever makes a read fresher; the signature keeps strangers
 * from sending all of theirs to the primary.
 */
@Singleton
public class ConsistencyTokens {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,8})-([0-9a-f]{1,16})\\.([A-Za-z0-9_-]{22})");
    private static final int SIGNATURE_BYTES = 16;
    private static final int HEX = 16;

    private final Database database;
    private volatile @Nullable SecretKeySpec key;

    ConsistencyTokens(Database database) {
        this.database = database;
    }

    /** Makes sure that the key is there, so that {@link #write} does not wait for the database. */
    public void prepare() {
        var unused = key();
    }

    /** Writes a position for a client to keep. */
    public String write(WalPosition position) {
        var payload = Integer.toHexString(position.timeline()) + "-" + Long.toHexString(position.lsn());
        return payload + "." + sign(payload);
    }

    /** Reads what a client sent; empty where it is no token of ours. */
    public Optional<WalPosition> read(String token) {
        var matcher = FORM.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var expected = sign(matcher.group(1) + "-" + matcher.group(2));
        if (!MessageDigest.isEqual(bytes(expected), bytes(matcher.group(3)))) {
            return Optional.empty();
        }
        return Optional.of(new WalPosition(
                Integer.parseUnsignedInt(matcher.group(1), HEX), Long.parseUnsignedLong(matcher.group(2), HEX)));
    }

    private String sign(String payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            var signature = mac.doFinal(bytes(payload));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(signature, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            var bytes = database.read(
                    Consistency.primary(),
                    sql -> sql.select(SECRET.VALUE)
                            .from(SECRET)
                            .where(SECRET.NAME.eq("consistency"))
                            .fetchSingle()
                            .value1());
            known = new SecretKeySpec(bytes, "HmacSHA256");
            key = known;
        }
        return known;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

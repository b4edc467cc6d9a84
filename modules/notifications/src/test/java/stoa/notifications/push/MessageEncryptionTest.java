package stoa.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The examples that the standards print. */
final class MessageEncryptionTest {

    /** RFC 8291, section 5 and appendix A. */
    @Test
    void encryptsAsTheStandardHasIt() {
        var encryption = encryption(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BTBZMqHH6r4Tts7J_aSIgg",
                "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
                "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
                "DGv6ra1nlYgDCS1FRnbzlw");
        assertThat(encryption.aes128gcm(text("When I grow up, I want to be a watermelon")))
                .isEqualTo(
                        bytes("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                                + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS"
                                + "gSxsj_Qulcy4a-fN"));
    }

    /** draft-ietf-webpush-encryption-04, section 5. */
    @Test
    void encryptsAsTheDraftHasIt() {
        var encryption = encryption(
                "BCEkBjzL8Z3C-oi2Q7oE5t2Np-p7osjGLg93qUP0wvqRT21EEWyf0cQDQcakQMqz4hQKYOQ3il2nNZct4HgAUQU",
                "R29vIGdvbyBnJyBqb29iIQ",
                "BNoRDbb84JGm8g5Z5CFxurSqsXWJ11ItfXEWYVLE85Y7CYkDjXsIEc4aqxYaQ1G8BqkXCJ6DPpDrWtdWj_mugHU",
                "nCScek-QpEjmOOlT-rQ38nZzvdPlqa00Zy0i6m2OJvY",
                "lngarbyKfMoi9Z75xYXmkg");
        assertThat(encryption.aesgcm(text("I am the walrus")))
                .isEqualTo(bytes("6nqAQUME8hNqw5J3kl8cpVVJylXKYqZOeseZG8UueKpA"));
    }

    @Test
    void usesKeysAndSaltOnce() {
        var receiver = P256.findPublicKey(bytes(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"))
                .orElseThrow();
        var one = MessageEncryption.to(receiver, new byte[16]);
        var other = MessageEncryption.to(receiver, new byte[16]);
        assertThat(one.salt()).hasSize(16).isNotEqualTo(other.salt());
        assertThat(one.senderKey()).hasSize(P256.POINT_BYTES).isNotEqualTo(other.senderKey());
    }

    @Test
    void takesPointsOfTheCurveOnly() {
        var point = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        assertThat(P256.findPublicKey(point)).map(P256::bytes).contains(point);
        point[64] ^= 1;
        assertThat(P256.findPublicKey(point)).isEmpty();
        assertThat(P256.findPublicKey(new byte[P256.POINT_BYTES])).isEmpty();
        assertThat(P256.findPublicKey(new byte[0])).isEmpty();
    }

    private static MessageEncryption encryption(
            String receiver, String auth, String senderPublic, String senderPrivate, String salt) {
        var sender = new KeyPair(
                P256.findPublicKey(bytes(senderPublic)).orElseThrow(), P256.privateKey(bytes(senderPrivate)));
        return MessageEncryption.of(
                P256.findPublicKey(bytes(receiver)).orElseThrow(), bytes(auth), sender, bytes(salt));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package stoa.notifications.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One message to one subscriber, encrypted with a pair of keys and a salt that are used once. As RFC 8291 has it
 * ({@link #aes128gcm}), or as its fourth draft had it ({@link #aesgcm}), for apps that ask for that.
 */
final class MessageEncryption {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int RECORD_SIZE = 4096;

    /** RFC 8188, 2: follows what is encrypted in the last record. */
    private static final byte LAST_RECORD = 2;

    private final ECPublicKey receiver;
    private final byte[] auth;
    private final KeyPair sender;
    private final byte[] salt;

    private MessageEncryption(ECPublicKey receiver, byte[] auth, KeyPair sender, byte[] salt) {
        this.receiver = receiver;
        this.auth = auth;
        this.sender = sender;
        this.salt = salt;
    }

    /** Encrypts for the keys of a subscription. */
    static MessageEncryption to(ECPublicKey receiver, byte[] auth) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new MessageEncryption(receiver, auth, P256.generate(), salt);
    }

    /** The same with a pair and a salt that are known: for the examples of the standards. */
    static MessageEncryption of(ECPublicKey receiver, byte[] auth, KeyPair sender, byte[] salt) {
        return new MessageEncryption(receiver, auth, sender, salt);
    }

    /** The body of a message (RFC 8291): salt, size of records, our key, and one record. */
    byte[] aes128gcm(byte[] plain) {
        var info = concat(text("WebPush: info\0"), P256.bytes(receiver), senderKey());
        var secret = derive(auth, sharedSecret(), info, SECRET_BYTES);
        var key = derive(salt, secret, text("Content-Encoding: aes128gcm\0"), KEY_BYTES);
        var nonce = derive(salt, secret, text("Content-Encoding: nonce\0"), NONCE_BYTES);
        var header = ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) P256.POINT_BYTES)
                .array();
        return concat(header, senderKey(), seal(key, nonce, concat(plain, new byte[] {LAST_RECORD})));
    }

    /** The body of a message as the draft has it; {@link #salt()} and {@link #senderKey()} go along as headers. */
    byte[] aesgcm(byte[] plain) {
        var secret = derive(auth, sharedSecret(), text("Content-Encoding: auth\0"), SECRET_BYTES);
        var context = concat(text("P-256\0"), sized(P256.bytes(receiver)), sized(senderKey()));
        var key = derive(salt, secret, concat(text("Content-Encoding: aesgcm\0"), context), KEY_BYTES);
        var nonce = derive(salt, secret, concat(text("Content-Encoding: nonce\0"), context), NONCE_BYTES);
        // The length of the padding comes first: there is none.
        return seal(key, nonce, concat(new byte[2], plain));
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] senderKey() {
        return P256.bytes((ECPublicKey) sender.getPublic());
    }

    private byte[] sharedSecret() {
        return P256.agree((ECPrivateKey) sender.getPrivate(), receiver);
    }

    /** RFC 5869. */
    private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addSalt(salt)
                            .addIKM(secret)
                            .thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] seal(byte[] key, byte[] nonce, byte[] plain) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sized(byte[] bytes) {
        return ByteBuffer.allocate(Short.BYTES + bytes.length)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}

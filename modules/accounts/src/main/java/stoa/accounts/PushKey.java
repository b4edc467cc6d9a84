package stoa.accounts;

/** With which key apps ask a push service for a subscription that this server may use. Implemented by who sends pushes. */
@FunctionalInterface
public interface PushKey {

    /** The public key of this server (RFC 8292), in base64url with its padding, as apps are used to. */
    String publicKey();
}

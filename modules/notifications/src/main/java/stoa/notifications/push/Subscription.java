package stoa.notifications.push;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stoa.platform.web.Parameters;
import stoa.platform.web.PublicAddresses;
import stoa.platform.web.Refusal;

/**
 * What an app asks for.
 *
 * @param endpoint where its push service takes messages
 * @param publicKey its point of P-256, uncompressed
 * @param auth 16 bytes that it shares with this server
 * @param standard whether as RFC 8291 and 8292 have it, else as the drafts before them
 */
record Subscription(URI endpoint, byte[] publicKey, byte[] auth, boolean standard, Wish wish) {
    private static final int MAX_ENDPOINT = 2_000;
    private static final int AUTH_BYTES = 16;

    /**
     * Reads what was sent.
     *
     * @throws Refusal 400 or 422 with Mastodon's sentences
     */
    static Subscription of(Parameters parameters, PushConfig config) {
        if (!parameters.has("subscription")) {
            throw Refusal.badRequest("Missing required parameter: subscription");
        }
        var subscription = parameters.child("subscription");
        var keys = subscription.child("keys");
        var text = subscription.text("endpoint").orElse("").trim();
        var endpoint = endpoint(text, config);
        var publicKey = base64(keys.text("p256dh").orElse(""));
        var auth = base64(keys.text("auth").orElse(""));
        var problems = new ArrayList<String>();
        if (text.isEmpty()) {
            problems.add("Endpoint can't be blank");
        } else if (endpoint.isEmpty()) {
            problems.add("Endpoint is invalid");
        }
        if (auth.length != AUTH_BYTES || P256.findPublicKey(publicKey).isEmpty()) {
            problems.add("is not a valid Ed25519 or Curve25519 key");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid("Validation failed: " + String.join(", ", problems));
        }
        return new Subscription(
                endpoint.orElseThrow(),
                publicKey,
                auth,
                subscription.isSet("standard"),
                Wish.of(parameters.child("data")));
    }

    /** Where names lead to is looked at with each message. */
    private static Optional<URI> endpoint(String text, PushConfig config) {
        try {
            var uri = new URI(text);
            var host = uri.getHost();
            boolean secure = "https".equals(uri.getScheme());
            if (host == null || uri.getRawUserInfo() != null || text.length() > MAX_ENDPOINT) {
                return Optional.empty();
            }
            return config.privateEndpoints() || (secure && isPublic(host)) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A name without a dot is one of the network in which this server is. */
    private static boolean isPublic(String host) {
        try {
            return PublicAddresses.contain(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException noAddress) {
            return host.substring(0, host.length() - 1).indexOf('.') > 0;
        }
    }

    /** Both alphabets, with padding or without; nothing where it is neither. */
    private static byte[] base64(String text) {
        try {
            return Base64.getUrlDecoder()
                    .decode(text.trim().replace('+', '-').replace('/', '_').replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /**
     * Of what an app wants to be told, and of whose doing.
     *
     * @param alerts types of notifications
     * @param policy {@code all}, {@code followed} by the reader, {@code follower} of theirs, or {@code none}
     */
    record Wish(List<String> alerts, String policy) {
        static final List<String> TYPES = List.of(
                "mention",
                "status",
                "reblog",
                "follow",
                "follow_request",
                "favourite",
                "poll",
                "update",
                "admin.sign_up",
                "admin.report",
                "quote",
                "quoted_update");

        private static final List<String> POLICIES = List.of("all", "followed", "follower", "none");

        static Wish of(Parameters data) {
            var policy = data.text("policy")
                    .filter(text -> !text.isBlank())
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .orElse("all");
            if (!POLICIES.contains(policy)) {
                throw Refusal.invalid("Validation failed: Policy is not included in the list");
            }
            var alerts = data.child("alerts");
            return new Wish(TYPES.stream().filter(alerts::isSet).toList(), policy);
        }
    }
}

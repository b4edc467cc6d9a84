package stoa.notifications.push;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import stoa.notifications.Notifications;
import stoa.notifications.push.PushServices.PrivateAddressException;
import stoa.notifications.push.SubscriptionSql.Target;
import stoa.platform.jobs.JobHandler;

/** Sends what is still to be told when its turn comes; forgets subscribers whom their push service does not know any more. */
@Singleton
class PushSender implements JobHandler<PushJob> {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SubscriptionSql subscriptions;
    private final Notifications notifications;
    private final VapidKeys keys;
    private final PushServices services;
    private final JsonMapper json;
    private final Clock clock;

    PushSender(
            SubscriptionSql subscriptions,
            Notifications notifications,
            VapidKeys keys,
            PushServices services,
            JsonMapper json,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.keys = keys;
        this.services = services;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Class<PushJob> handles() {
        return PushJob.class;
    }

    @Override
    public void run(PushJob job) throws IOException {
        var target = subscriptions.target(job.subscription());
        if (target.isEmpty() || job.notice().notification().instant().plus(KEPT).isBefore(clock.instant())) {
            return;
        }
        var notification = notifications.find(job.notice());
        if (notification.isPresent()) {
            send(
                    job,
                    target.get(),
                    PushMessage.of(notification.get(), target.get().locale()));
        }
    }

    private void send(PushJob job, Target target, PushMessage message) throws IOException {
        var endpoint = URI.create(target.endpoint());
        var receiver = P256.findPublicKey(target.publicKey()).orElseThrow();
        var encryption = MessageEncryption.to(receiver, target.auth());
        var plain = json.writeValueAsBytes(message);
        int status;
        try {
            status = target.standard()
                    ? services.post(endpoint, standard(endpoint), encryption.aes128gcm(plain))
                    : services.post(endpoint, draft(endpoint, encryption), encryption.aesgcm(plain));
        } catch (PrivateAddressException refused) {
            subscriptions.delete(job.subscription());
            return;
        }
        if (isRefused(status)) {
            subscriptions.delete(job.subscription());
        } else if (status < 200 || status >= 300) {
            throw new IOException(endpoint.getHost() + " answered a push message with " + status);
        }
    }

    /** The subscriber is gone, or is not one of this server's keys: it will be no other with the next message. */
    private static boolean isRefused(int status) {
        return status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
    }

    private Map<String, String> standard(URI endpoint) {
        var headers = headers("aes128gcm");
        headers.put("Authorization", "vapid t=" + keys.token(endpoint) + ", k=" + keys.plainPublicKey());
        return headers;
    }

    private Map<String, String> draft(URI endpoint, MessageEncryption encryption) {
        var headers = headers("aesgcm");
        headers.put("Authorization", "WebPush " + keys.token(endpoint));
        headers.put("Encryption", "salt=" + BASE64.encodeToString(encryption.salt()));
        headers.put(
                "Crypto-Key",
                "dh=" + BASE64.encodeToString(encryption.senderKey()) + ";p256ecdsa=" + keys.plainPublicKey());
        return headers;
    }

    private static Map<String, String> headers(String encoding) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Content-Encoding", encoding);
        headers.put("TTL", Long.toString(KEPT.toSeconds()));
        headers.put("Urgency", "normal");
        return headers;
    }
}

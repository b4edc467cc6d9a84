package stoa.platform.mail;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves; none does without {@code smtpUrl}.
 *
 * @param smtpUrl such as {@code smtp://mail.example:587}, or {@code smtps://mail.example} for TLS from the first byte
 * @param from the address that mail comes from; required with {@code smtpUrl}
 * @param starttls whether a connection by {@code smtp:} must change to TLS before anything is said; off for a relay on this
 *     machine
 * @param user the login, null where none is asked for
 * @param passwordFile a file with the password, instead of {@code password}
 */
@ConfigurationProperties(MailConfig.PREFIX)
record MailConfig(
        @Nullable String smtpUrl,
        @Nullable String from,
        @Bindable(defaultValue = "true") boolean starttls,
        @Nullable String user,
        @Nullable String password,
        @Nullable String passwordFile) {
    static final String PREFIX = "stoa.mail";

    boolean sends() {
        return smtpUrl != null && !smtpUrl.isBlank();
    }

    /** The server's address. */
    URI server() {
        var uri = URI.create(String.valueOf(smtpUrl));
        if (uri.getHost() == null || !("smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("stoa.mail.smtp-url is like smtp://mail.example:587, not " + smtpUrl);
        }
        return uri;
    }

    /** The address that mail comes from. */
    String sender() {
        if (from == null) {
            throw new IllegalArgumentException("stoa.mail.from is missing");
        }
        return from;
    }

    /** The password; empty where there is none. */
    String secret() {
        if (passwordFile == null) {
            return password == null ? "" : password;
        }
        try {
            return Files.readString(Path.of(passwordFile)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("stoa.mail.password-file cannot be read: " + passwordFile, e);
        }
    }

    @Override
    public String toString() {
        return "MailConfig[" + smtpUrl + ", " + from + "]";
    }
}

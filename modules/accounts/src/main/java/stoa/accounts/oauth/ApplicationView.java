package stoa.accounts.oauth;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An app as the API shows it (Mastodon documentation, entity Application). */
@Serdeable(naming = SnakeCaseStrategy.class)
record ApplicationView(
        String id,
        String name,
        @Nullable String website,
        List<String> scopes,
        String redirectUri,
        List<String> redirectUris,
        String vapidKey) {

    static ApplicationView of(ApplicationSql.ApplicationRow app, String vapidKey) {
        return new ApplicationView(
                Long.toString(app.id()),
                app.name(),
                app.website(),
                List.copyOf(app.scopes()),
                String.join("\n", app.redirectUris()),
                app.redirectUris(),
                vapidKey);
    }

    /** The same with what only the app itself may know, told once (entity CredentialApplication). */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Registered(
            String id,
            String name,
            @Nullable String website,
            List<String> scopes,
            String redirectUri,
            List<String> redirectUris,
            String vapidKey,
            String clientId,
            String clientSecret,
            long clientSecretExpiresAt) {

        static Registered of(ApplicationSql.ApplicationRow app, String vapidKey, String clientSecret) {
            var view = ApplicationView.of(app, vapidKey);
            return new Registered(
                    view.id(),
                    view.name(),
                    view.website(),
                    view.scopes(),
                    view.redirectUri(),
                    view.redirectUris(),
                    view.vapidKey(),
                    app.clientId(),
                    clientSecret,
                    0);
        }
    }
}

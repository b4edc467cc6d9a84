package stoa.accounts.oauth;

import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.accounts.Apps;

/** {@link Apps} as they registered themselves. */
@Singleton
final class RegisteredApps implements Apps {
    private final ApplicationSql applications;

    RegisteredApps(ApplicationSql applications) {
        this.applications = applications;
    }

    @Override
    public Optional<App> find(long id) {
        return applications.find(id).map(app -> new App(app.name(), app.website()));
    }
}

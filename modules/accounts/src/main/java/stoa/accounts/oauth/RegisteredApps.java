package stoa.accounts.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.accounts.Apps;

/** {@link Apps} as they registered themselves. That never changes, so it is read once; what is not there is asked for again. */
@Singleton
final class RegisteredApps implements Apps {
    private static final int MOST = 1_000;

    private final ApplicationSql applications;
    private final Cache<Long, App> apps =
            Caffeine.newBuilder().maximumSize(MOST).build();

    RegisteredApps(ApplicationSql applications) {
        this.applications = applications;
    }

    @Override
    public Optional<App> find(long id) {
        var known = Optional.ofNullable(apps.getIfPresent(id));
        if (known.isPresent()) {
            return known;
        }
        var found = applications.find(id).map(app -> new App(app.name(), app.website()));
        found.ifPresent(app -> apps.put(id, app));
        return found;
    }
}

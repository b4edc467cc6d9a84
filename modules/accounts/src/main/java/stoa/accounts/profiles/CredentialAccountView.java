package stoa.accounts.profiles;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.accounts.ProfileField;
import stoa.accounts.RoleView;

/** Somebody's own account (Mastodon documentation, entity CredentialAccount). */
@Serdeable(naming = SnakeCaseStrategy.class)
record CredentialAccountView(@JsonUnwrapped AccountView account, Source source, RoleView role) {

    /** What the profile is made of, unrendered. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Source(
            String privacy,
            boolean sensitive,
            @Nullable String language,
            String quotePolicy,
            String note,
            List<ProfileField> fields,
            long followRequestsCount,
            boolean hideCollections,
            boolean discoverable,
            boolean indexable,
            List<String> attributionDomains) {}
}

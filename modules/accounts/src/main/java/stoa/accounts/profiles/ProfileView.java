package stoa.accounts.profiles;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.ProfileField;

/**
 * What somebody's profile is made of, unrendered (Mastodon documentation, entity Profile).
 *
 * @param avatar null where there is none, as the three after it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ProfileView(
        String id,
        String displayName,
        String note,
        List<ProfileField> fields,
        @Nullable String avatar,
        @Nullable String avatarStatic,
        String avatarDescription,
        @Nullable String header,
        @Nullable String headerStatic,
        String headerDescription,
        boolean locked,
        boolean bot,
        boolean hideCollections,
        boolean discoverable,
        boolean indexable,
        boolean showMedia,
        boolean showMediaReplies,
        boolean showFeatured,
        List<String> attributionDomains) {}

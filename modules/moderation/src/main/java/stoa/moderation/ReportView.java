package stoa.moderation;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;

/**
 * A report as the API shows it (Mastodon documentation, entity Report).
 *
 * @param actionTakenAt null while nobody has dealt with it
 * @param statusIds null for none, as {@code ruleIds}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ReportView(
        String id,
        boolean actionTaken,
        @Nullable Instant actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        Instant createdAt,
        @Nullable List<String> statusIds,
        @Nullable List<String> ruleIds,
        @Nullable List<String> collectionIds,
        AccountView targetAccount) {}

package stoa.accounts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account as those who look after the server see it (Mastodon documentation, entity Admin::Account).
 *
 * @param domain null: everybody is of this server
 * @param email empty where the account is deleted
 * @param ip null, as {@code ips} is empty: addresses are not kept
 * @param inviteRequest null, as nobody has to ask
 * @param createdByApplicationId null where it was made in a browser
 * @param invitedByAccountId null: nobody is invited
 * @param staff what its owner may do for the server
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AdminAccountView(
        String id,
        String username,
        @Nullable String domain,
        Instant createdAt,
        String email,
        @Nullable String ip,
        List<Object> ips,
        String locale,
        @Nullable String inviteRequest,
        RoleView role,
        boolean confirmed,
        boolean approved,
        boolean disabled,
        boolean silenced,
        boolean suspended,
        boolean sensitized,
        AccountView account,
        @Nullable String createdByApplicationId,
        @Nullable String invitedByAccountId,
        @JsonIgnore Optional<StaffRole> staff) {

    public AccountId accountId() {
        return account.accountId();
    }
}

package stoa.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;

/** Who did what among those who look after the server: it is only added to. */
public interface AuditTrail {

    /** One page, the newest first; refused with 403 to whoever is no moderator. */
    List<Entry> page(AccountId moderator, PageRequest page);

    /**
     * One act.
     *
     * @param moderator empty once they have left, as {@code account}
     * @param account whom it was about, if anybody
     * @param report which it was about, if any
     */
    record Entry(
            long id,
            Optional<AccountId> moderator,
            Act act,
            Optional<AccountId> account,
            Optional<ReportId> report,
            Instant at) {}
}

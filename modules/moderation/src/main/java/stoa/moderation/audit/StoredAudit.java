package stoa.moderation.audit;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.moderation.Act;
import stoa.moderation.AuditTrail;
import stoa.moderation.ReportId;
import stoa.platform.web.PageRequest;

/** {@link AuditTrail} as rows. */
@Singleton
public final class StoredAudit implements AuditTrail {
    private final AuditSql entries;
    private final Staff staff;

    StoredAudit(AuditSql entries, Staff staff) {
        this.entries = entries;
        this.staff = staff;
    }

    /** Writes down an act, in the transaction that does it. */
    public void add(AccountId moderator, Act act, AccountId account, @Nullable ReportId report) {
        entries.insert(moderator, act, account, report);
    }

    @Override
    public List<Entry> page(AccountId moderator, PageRequest page) {
        staff.require(moderator, StaffRole.MODERATOR);
        return entries.page(page);
    }
}

package stoa.moderation;

import java.util.Collection;
import java.util.Map;

/** Reports for the modules above. */
public interface Reports {

    /**
     * Reports by id, in a constant number of statements; those against an account that is gone are left out. Whether whoever
     * asks may see them is for the caller to know.
     */
    Map<ReportId, ReportView> byIds(Collection<ReportId> ids);
}

package stoa.statuses;

import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;

/** Statuses for the modules above: rendered in bulk, a constant number of statements whatever the number. */
public interface Statuses {

    /** Those of the given statuses that exist and that the viewer may see, in the order asked. */
    List<StatusView> byIds(List<StatusId> ids, Viewer viewer);

    /** One status; empty where there is none or the viewer may not see it. */
    Optional<StatusView> find(StatusId id, Viewer viewer);

    /**
     * As {@link #find}.
     *
     * @throws stoa.platform.web.Refusal 404 where it is empty
     */
    StatusView get(StatusId id, Viewer viewer);

    /**
     * The statuses before and after one in its conversation.
     *
     * @throws stoa.platform.web.Refusal 404 as {@link #get}
     */
    ContextView context(StatusId id, Viewer viewer);

    /** One page of what an author posted, as the viewer may see it, newest first. */
    List<StatusId> ofAuthor(AccountId author, PageRequest page, Viewer viewer);
}

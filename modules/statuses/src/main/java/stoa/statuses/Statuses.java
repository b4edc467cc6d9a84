package stoa.statuses;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;

/** Statuses for the modules above: rendered in bulk, a constant number of statements whatever the number. */
public interface Statuses {

    /** Those of the given statuses that exist and that the viewer may see, in the order asked. */
    List<StatusView> byIds(List<StatusId> ids, Viewer viewer);

    /** As {@link #byIds(List, Viewer)}, where it is known of some already what the viewer may see; the others are asked for. */
    List<StatusView> byIds(List<StatusId> ids, ShownStatuses known, Viewer viewer);

    /**
     * Statuses as each of some viewers may see them without having asked for their authors: by viewer, in the order asked,
     * without those that a viewer may not see, and without viewers of whom that is true of all. A constant number of statements
     * whatever the number of statuses and viewers.
     */
    Map<AccountId, List<StatusView>> forViewers(Collection<StatusId> ids, Collection<AccountId> viewers);

    /**
     * Statuses whoever may see them, and whatever became of their authors, in the order asked: only for those who look after the
     * server.
     */
    List<StatusView> forModerators(List<StatusId> ids);

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

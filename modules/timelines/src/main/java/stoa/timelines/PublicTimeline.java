package stoa.timelines;

import java.util.List;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;

/** The public timeline, for the API and the landing page. */
public interface PublicTimeline {

    /**
     * One page of public statuses that answer nobody else, newest first, without what is hidden from the viewer.
     *
     * @param onlyMedia whether only those that show media are wanted
     */
    List<StatusId> page(PageRequest page, boolean onlyMedia, Viewer viewer);
}

package stoa.timelines.home;

import java.util.List;
import stoa.statuses.ShownStatuses;
import stoa.statuses.StatusId;

/**
 * A page of the home timeline, newest first.
 *
 * @param shown what is known already of what the reader may see of the ids
 * @param rebuilding whether the feed is being written for somebody who follows many, so that the next page comes quicker
 */
record HomePage(List<StatusId> ids, ShownStatuses shown, boolean rebuilding) {}

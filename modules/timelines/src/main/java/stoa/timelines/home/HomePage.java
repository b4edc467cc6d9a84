package stoa.timelines.home;

import java.util.List;
import stoa.statuses.StatusId;

/**
 * A page of the home timeline, newest first.
 *
 * @param rebuilding whether the feed is being written for somebody who follows many, so that the next page comes quicker
 */
record HomePage(List<StatusId> ids, boolean rebuilding) {}

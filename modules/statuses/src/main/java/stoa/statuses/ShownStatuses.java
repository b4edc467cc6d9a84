package stoa.statuses;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What {@code statuses_api.shown_v1} said of some statuses for a viewer.
 *
 * @param asked of which it was asked
 * @param marks of those that the viewer may see, of what they reblog and of what they quote
 */
public record ShownStatuses(Collection<StatusId> asked, Map<StatusId, StatusMarks> marks) {
    /** Nothing was asked. */
    public static final ShownStatuses NONE = new ShownStatuses(List.of(), Map.of());
}

package stoa.statuses.reading;

import stoa.statuses.StatusId;
import stoa.statuses.StatusMarks;

/** A status as one viewer sees it. */
record SeenStatus(StatusRow row, StatusMarks marks) {
    StatusId id() {
        return new StatusId(row.id());
    }
}

package stoa.statuses.reading;

import stoa.statuses.StatusMarks;

/** A status as one viewer sees it. */
record SeenStatus(StatusRow row, StatusMarks marks) {}

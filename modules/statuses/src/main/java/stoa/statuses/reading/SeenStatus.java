package stoa.statuses.reading;

/** A status as one viewer sees it. */
record SeenStatus(StatusRow row, StatusMarks marks) {}

package stoa.statuses.counting;

import stoa.statuses.StatusId;

/** Something about a status has changed, in a transaction of this process that has committed. */
public record StatusTouched(StatusId status) {}

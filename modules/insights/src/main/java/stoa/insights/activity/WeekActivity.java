package stoa.insights.activity;

/**
 * What happened in a week.
 *
 * @param people who posted or signed in
 */
record WeekActivity(long statuses, long people, long registrations) {
    static final WeekActivity NONE = new WeekActivity(0, 0, 0);
}

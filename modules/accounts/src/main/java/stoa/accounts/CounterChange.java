package stoa.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By how much the figures of a profile change.
 *
 * @param account whose profile
 * @param followers added to followers
 * @param following added to people followed
 * @param followRequests added to requests that wait for an answer
 * @param statuses added to statuses
 * @param statusOn the day (UTC) of a new status, null where there is none
 */
public record CounterChange(
        AccountId account,
        long followers,
        long following,
        long followRequests,
        long statuses,
        @Nullable LocalDate statusOn) {

    public static CounterChange followers(AccountId account, long change) {
        return new CounterChange(account, change, 0, 0, 0, null);
    }

    public static CounterChange following(AccountId account, long change) {
        return new CounterChange(account, 0, change, 0, 0, null);
    }

    public static CounterChange followRequests(AccountId account, long change) {
        return new CounterChange(account, 0, 0, change, 0, null);
    }

    public static CounterChange posted(AccountId account, LocalDate day) {
        return new CounterChange(account, 0, 0, 0, 1, day);
    }

    public static CounterChange removed(AccountId account) {
        return new CounterChange(account, 0, 0, 0, -1, null);
    }

    /** Both changes of one account together. */
    public CounterChange plus(CounterChange other) {
        var day = statusOn;
        var otherDay = other.statusOn;
        return new CounterChange(
                account,
                followers + other.followers,
                following + other.following,
                followRequests + other.followRequests,
                statuses + other.statuses,
                day == null || (otherDay != null && otherDay.isAfter(day)) ? otherDay : day);
    }
}

package stoa.accounts;

import stoa.platform.web.Caller;

/** The id of an account: a snowflake. */
public record AccountId(long value) implements Comparable<AccountId> {

    /** The account that a user's token acts for. */
    public static AccountId of(Caller caller) {
        return new AccountId(caller.id());
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

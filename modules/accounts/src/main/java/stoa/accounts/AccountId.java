package stoa.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.web.Caller;

/** The id of an account: a snowflake. In events and jobs it is written as its number. */
@Serdeable
public record AccountId(long value) implements Comparable<AccountId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {}

    @JsonValue
    @Override
    public long value() {
        return value;
    }

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

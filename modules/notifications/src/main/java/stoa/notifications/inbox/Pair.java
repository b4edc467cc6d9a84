package stoa.notifications.inbox;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.statuses.StatusId;

/** Somebody, and the one or what they did something to. */
record Pair(long account, long target) {

    static Pair of(AccountId account, AccountId target) {
        return new Pair(account.value(), target.value());
    }

    static Pair of(AccountId account, StatusId status) {
        return new Pair(account.value(), status.value());
    }

    /** Rows that are one of the pairs. */
    static Condition among(Collection<Pair> pairs, Field<Long> account, Field<Long> target) {
        return DSL.row(account, target)
                .in(pairs.stream()
                        .map(pair -> DSL.row(pair.account(), pair.target()))
                        .toList());
    }
}

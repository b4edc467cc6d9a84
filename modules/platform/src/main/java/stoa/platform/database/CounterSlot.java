package stoa.platform.database;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Where a transaction counts what many count at once: a figure is the sum of 16 rows, its slots, of which each open
 * transaction writes one of its own, so that none waits for another.
 */
public final class CounterSlot {
    private CounterSlot() {}

    /**
     * The slot, from 0 to 15, that the transaction in which this is evaluated may write without waiting. It takes a lock
     * until the end of that transaction: for a few things at once, not for thousands.
     *
     * @param counted the id of what is counted
     */
    public static Field<Short> freeFor(long counted) {
        return DSL.function(DSL.name("platform", "counter_slot"), SQLDataType.SMALLINT, DSL.val(counted));
    }
}

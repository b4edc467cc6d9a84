package stoa.timelines;

import java.util.OptionalLong;
import stoa.accounts.AccountId;

/** How far people have read, as their apps say. */
public interface Markers {

    /**
     * The last one that somebody has read; empty where no app has said.
     *
     * @param timeline {@code home} or {@code notifications}
     */
    OptionalLong lastRead(AccountId account, String timeline);
}

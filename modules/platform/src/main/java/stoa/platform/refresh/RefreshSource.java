package stoa.platform.refresh;

import java.time.Instant;
import java.util.List;

/** A bean that declares materialized views, and knows when what they are computed from has changed. */
public interface RefreshSource {

    List<RefreshedView> views();

    /** Where the data is now; a view that was refreshed at this version need not be refreshed again. */
    Mark mark();

    /**
     * A state of the data.
     *
     * @param version grows with every change
     * @param asOf up to when everything that happened is in it
     */
    record Mark(long version, Instant asOf) {}
}

package stoa.statuses;

import java.util.List;

/** Previews of links for the modules above. */
public interface PreviewCards {

    /** Those of the given links that exist, in the order asked, with how much they were used in the last seven days, in two statements. */
    List<LinkTrendView> byIds(List<PreviewCardId> ids);
}

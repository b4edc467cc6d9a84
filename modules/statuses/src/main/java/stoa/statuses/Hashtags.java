package stoa.statuses;

import java.util.List;

/** Hashtags for the modules above. */
public interface Hashtags {

    /**
     * Hashtags as the API shows them, with how much they were used in the last seven days, in two statements.
     *
     * @param names in lower case
     */
    List<TagView> byNames(List<String> names, Viewer viewer);
}

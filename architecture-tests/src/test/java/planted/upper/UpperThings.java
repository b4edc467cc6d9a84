package planted.upper;

import java.util.List;
import planted.upper.browsing.Browser;

/** An API that looks into its own slice, which is a cycle between the two. */
public interface UpperThings {
    List<Integer> LIMITS = List.of(Browser.limit());
}

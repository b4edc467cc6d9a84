package stoa.moderation;

import java.util.Collection;
import java.util.List;

/** The rules of the server, which whoever runs it writes. */
public interface Rules {

    /** Whether there is a rule of each of these ids. */
    boolean areKnown(Collection<String> ids);

    /** Those of the rules that there still are. */
    List<RuleView> byIds(Collection<String> ids);
}

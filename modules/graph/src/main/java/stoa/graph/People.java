package stoa.graph;

import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;

/** Finding people by what somebody types. */
public interface People {

    /**
     * People whose user name begins like the text, or any words of whose names do, the likeliest first, in two statements.
     *
     * @param searcher empty for somebody without a token, who follows nobody
     * @param followedOnly only those whom the searcher follows
     * @param limit at least 1
     * @param offset 0 to 10000
     */
    List<AccountView> search(Optional<AccountId> searcher, String text, boolean followedOnly, int limit, int offset);
}

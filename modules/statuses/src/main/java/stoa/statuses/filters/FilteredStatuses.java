package stoa.statuses.filters;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.statuses.FilterMatch;
import stoa.statuses.StatusView;

/** Says of statuses which of their viewer's filters find them: nothing is left out here, clients act by it. */
@Singleton
public class FilteredStatuses {
    private final FilterSql filters;

    FilteredStatuses(FilterSql filters) {
        this.filters = filters;
    }

    /** The same statuses with {@code filtered} filled in, one statement whatever their number. */
    public List<StatusView> mark(List<StatusView> statuses, AccountId viewer) {
        var matchers = filters.inForce(viewer).stream().map(FilterMatcher::new).toList();
        return matchers.isEmpty()
                ? statuses
                : statuses.stream().map(status -> mark(status, matchers)).toList();
    }

    private static StatusView mark(StatusView status, List<FilterMatcher> matchers) {
        var text = FilterMatcher.text(status);
        List<FilterMatch> found = matchers.stream()
                .flatMap(matcher -> matcher.match(status, text).stream())
                .toList();
        var marked = found.isEmpty() ? status : status.withFiltered(found);
        var quote = status.quote();
        return quote == null || quote.quotedStatus() == null
                ? marked
                : marked.withQuoted(mark(quote.quotedStatus(), matchers));
    }
}

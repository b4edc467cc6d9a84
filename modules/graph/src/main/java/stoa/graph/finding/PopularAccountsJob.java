package stoa.graph.finding;

import jakarta.inject.Singleton;
import java.time.Duration;
import stoa.platform.jobs.RecurringJob;

/** Finds out now and then who has the most followers: it takes a look at everybody. */
@Singleton
class PopularAccountsJob implements RecurringJob {
    private final SuggestionSql suggestions;

    PopularAccountsJob(SuggestionSql suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public String name() {
        return "graph.popular_accounts";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        suggestions.countPopular();
    }
}

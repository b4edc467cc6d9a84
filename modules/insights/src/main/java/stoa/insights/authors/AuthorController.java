package stoa.insights.authors;

import static stoa.insights.sql.insights.Tables.DAILY_FIGURE;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import stoa.accounts.AccountId;
import stoa.insights.rollup.Freshness;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** What became of one's own posts: Stoa's own, since Mastodon has no such thing. */
@Controller("/api/stoa/v1/insights")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuthorController {
    private static final int DAYS = 28;
    private static final int MOST_DAYS = 90;

    private final AuthorSql authors;
    private final Freshness freshness;
    private final Statuses statuses;
    private final Clock clock;

    AuthorController(AuthorSql authors, Freshness freshness, Statuses statuses, Clock clock) {
        this.authors = authors;
        this.freshness = freshness;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** Of the last {@code days} days, today included; in a constant number of statements. */
    @Get
    @Access(value = Access.By.USER, scope = "read:accounts")
    HttpResponse<AuthorView> own(Caller caller, Parameters parameters) {
        int days = parameters.integer("days").orElse(DAYS);
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.badRequest("Invalid value for parameter days: must be between 1 and " + MOST_DAYS);
        }
        var author = AccountId.of(caller);
        var last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var first = last.minusDays(days - 1L);
        var asOf = freshness.of(DAILY_FIGURE);
        var top = authors.topPosts(author, first, last);
        var shown = statuses.byIds(
                top.stream().map(post -> new StatusId(post.status())).toList(), Viewer.of(caller));
        return Freshness.stamped(
                AuthorView.of(
                        asOf,
                        first.datesUntil(last.plusDays(1)).toList(),
                        authors.days(author, first, last),
                        top,
                        shown),
                asOf);
    }
}

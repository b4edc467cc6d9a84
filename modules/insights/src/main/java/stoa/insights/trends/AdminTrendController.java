package stoa.insights.trends;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.statuses.LinkTrendView;
import stoa.statuses.StatusView;

/** Trends for moderators: those that everybody sees, since nothing waits for a review. */
@Controller("/api/v1/admin/trends")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminTrendController {
    private static final String SCOPE = "admin:read";

    private final Staff staff;
    private final TrendController trends;

    AdminTrendController(Staff staff, TrendController trends) {
        this.staff = staff;
        this.trends = trends;
    }

    @Get("/tags")
    @Access(value = Access.By.USER, scope = SCOPE)
    List<AdminTagView> tags(Caller caller, Parameters parameters) {
        staff.require(AccountId.of(caller), StaffRole.MODERATOR);
        return trends.tags(caller, parameters).stream().map(AdminTagView::of).toList();
    }

    @Get("/statuses")
    @Access(value = Access.By.USER, scope = SCOPE)
    List<StatusView> statuses(Caller caller, Parameters parameters) {
        staff.require(AccountId.of(caller), StaffRole.MODERATOR);
        return trends.statuses(caller, parameters);
    }

    @Get("/links")
    @Access(value = Access.By.USER, scope = SCOPE)
    List<LinkTrendView> links(Caller caller, Parameters parameters) {
        staff.require(AccountId.of(caller), StaffRole.MODERATOR);
        return trends.links(parameters);
    }
}

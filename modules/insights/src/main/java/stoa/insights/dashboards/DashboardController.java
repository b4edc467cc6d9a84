package stoa.insights.dashboards;

import static stoa.insights.sql.insights.Tables.DAILY_FIGURE;
import static stoa.insights.sql.insights.Tables.RETENTION;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** What administrators see of the server from an app. Every answer says up to when it counts. */
@Controller("/api/v1/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class DashboardController {
    private static final String KEYS = "keys";
    private static final int MOST_KEYS = 30;
    private static final int VALUES = 10;
    private static final int MOST_VALUES = 100;

    private final Staff staff;
    private final KeptAnswers answers;
    private final Measures measures;
    private final Dimensions dimensions;
    private final Retention retention;

    DashboardController(
            Staff staff, KeptAnswers answers, Measures measures, Dimensions dimensions, Retention retention) {
        this.staff = staff;
        this.answers = answers;
        this.measures = measures;
        this.dimensions = dimensions;
        this.retention = retention;
    }

    @Post("/measures")
    @Access(value = Access.By.USER, scope = "admin:read", reads = true)
    HttpResponse<List<MeasureView>> measures(Caller caller, Parameters parameters) {
        staff.require(AccountId.of(caller), StaffRole.ADMIN);
        return answers.answer(
                "measures",
                parameters,
                DAILY_FIGURE,
                () -> measures.of(keys(parameters), Period.of(parameters), parameters));
    }

    @Post("/dimensions")
    @Access(value = Access.By.USER, scope = "admin:read", reads = true)
    HttpResponse<List<DimensionView>> dimensions(Caller caller, Parameters parameters) {
        staff.require(AccountId.of(caller), StaffRole.ADMIN);
        int limit = Math.clamp(parameters.integer("limit").orElse(VALUES), 1, MOST_VALUES);
        return answers.answer(
                "dimensions",
                parameters,
                DAILY_FIGURE,
                () -> dimensions.of(keys(parameters), Period.of(parameters), limit, parameters));
    }

    /** Without a period there are no cohorts, as with Mastodon. */
    @Post("/retention")
    @Access(value = Access.By.USER, scope = "admin:read", reads = true)
    HttpResponse<List<CohortView>> retention(Caller caller, Parameters parameters) {
        staff.require(AccountId.of(caller), StaffRole.ADMIN);
        boolean complete = parameters.has("start_at") && parameters.has("end_at") && parameters.has("frequency");
        return answers.answer(
                "retention",
                parameters,
                RETENTION,
                () -> complete
                        ? retention.of(Period.of(parameters), Retention.Frequency.of(parameters.required("frequency")))
                        : List.of());
    }

    private static List<String> keys(Parameters parameters) {
        var keys = parameters.texts(KEYS);
        if (keys.isEmpty()) {
            throw Refusal.badRequest("Missing required parameter: " + KEYS);
        }
        if (keys.size() > MOST_KEYS) {
            throw Refusal.invalid("Validation failed: Keys must not be more than " + MOST_KEYS);
        }
        return keys;
    }
}

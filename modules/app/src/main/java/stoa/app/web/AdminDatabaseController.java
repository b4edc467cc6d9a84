package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.app.health.DatabaseHealth;
import stoa.app.pages.AdminDatabasePage;
import stoa.app.pages.AdminSection;
import stoa.platform.web.Access;

/** How the database is, for administrators. */
@Controller("/admin/database")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class AdminDatabaseController {
    private final AdminPages pages;
    private final DatabaseHealth health;

    AdminDatabaseController(AdminPages pages, DatabaseHealth health) {
        this.pages = pages;
        this.health = health;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request) {
        return pages.show(request, AdminSection.DATABASE, visit -> {
            var boxes = health.look();
            return pages.answerWithCharts(
                    visit, "Database", "admin-database", frame -> new AdminDatabasePage(frame, boxes));
        });
    }
}

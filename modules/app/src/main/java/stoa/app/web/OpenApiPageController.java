package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stoa.app.openapi.Operation;
import stoa.app.openapi.Operations;
import stoa.app.pages.OpenApiPage;
import stoa.app.pages.OperationGroup;
import stoa.app.pages.OperationLine;
import stoa.platform.web.Access;

/** The API's description for people. */
@Controller("/openapi")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class OpenApiPageController {
    private final Pages pages;
    private final Operations operations;

    OpenApiPageController(Pages pages, Operations operations) {
        this.pages = pages;
        this.operations = operations;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request) {
        var all = operations.all();
        return pages.answer(
                pages.frame(request, "What the API offers"),
                "open-api",
                frame -> new OpenApiPage(frame, all.size(), groups(all)));
    }

    private static List<OperationGroup> groups(List<Operation> operations) {
        return operations.stream()
                .collect(Collectors.groupingBy(Operation::area, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> new OperationGroup(
                        group.getKey(),
                        group.getValue().stream()
                                .map(OpenApiPageController::line)
                                .toList()))
                .toList();
    }

    private static OperationLine line(Operation operation) {
        var access = switch (operation.by()) {
            case NO_TOKEN -> "anyone";
            case ANYONE -> operation.scopes().isEmpty() ? "anyone" : "anyone; a token must hold";
            case APP -> "a token";
            case USER -> "a user's token";
            case UNCONFIRMED_USER -> "a user's token, confirmed or not";
        };
        return new OperationLine(operation.method(), operation.path(), operation.summary(), access, operation.scopes());
    }
}

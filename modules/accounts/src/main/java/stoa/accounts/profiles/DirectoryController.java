package stoa.accounts.profiles;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Objects;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** The directory of people who let themselves be discovered. All of them are local. */
@Controller("/api/v1/directory")
@ExecuteOn(TaskExecutors.BLOCKING)
class DirectoryController {
    private static final int MAX_OFFSET = 10_000;

    private final DirectorySql directory;
    private final Accounts accounts;

    DirectoryController(DirectorySql directory, Accounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    @Get
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    List<AccountView> page(Parameters parameters) {
        int limit = PageRequest.of(parameters, 40, 80).limit();
        int offset = parameters.integer("offset").orElse(0);
        if (offset < 0 || offset > MAX_OFFSET) {
            throw Refusal.badRequest("Invalid value for parameter offset: must be between 0 and " + MAX_OFFSET);
        }
        var ids = switch (parameters.text("order").orElse("active")) {
            case "active" -> directory.active(limit, offset);
            case "new" -> directory.newest(limit, offset);
            default -> throw Refusal.badRequest("Invalid value for parameter order: must be active or new");
        };
        var views = accounts.byIds(ids);
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }
}

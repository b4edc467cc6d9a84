package stoa.statuses.posting;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Viewer;

/** Editing from an app. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class EditController {
    private final StatusEditor editor;

    EditController(StatusEditor editor) {
        this.editor = editor;
    }

    @Put("/{id}")
    @Access(value = Access.By.USER, scope = "write:statuses")
    StatusView edit(StatusId id, Caller caller, Parameters parameters) {
        return editor.edit(id, AccountId.of(caller), PostParameters.edit(parameters));
    }

    @Get("/{id}/source")
    @Access(value = Access.By.APP, scope = "read:statuses")
    SourceView source(StatusId id, Caller caller) {
        return editor.source(id, Viewer.of(caller));
    }

    @Get("/{id}/history")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    List<EditView> history(StatusId id, Caller caller) {
        return editor.history(id, Viewer.of(caller));
    }
}
